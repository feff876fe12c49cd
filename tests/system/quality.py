#!/usr/bin/env python3
"""Checks a report against what really happened: everything of the quality bar that a program can check.

    tests/system/quality.py REPORT.md EXPECTED.json MESSAGES.jsonl [--html F] [--csv F] [--json F] [--chat F] [--txt F]

EXPECTED.json says what is known of the incident, MESSAGES.jsonl is what was said (ts, user, kind: note or chat, text). The
other forms of the same report are optional; those given must agree with the Markdown.
"""
import argparse
import csv
import io
import json
import pathlib
import re
import sys

from report_reading import Page, Report, as_instant, as_length, instant_ms, seconds_of, seen, squeezed

HEADINGS = [
    (2, "Summary"), (3, "What happened"), (3, "Contributing factors (root cause)"), (3, "Impact"), (3, "Resolution"),
    (2, "Timeline"), (2, "Status updates"), (2, "Retrospective"), (3, "Good"), (3, "Bad"), (3, "Lessons"),
    (3, "Action Items"), (2, "Supporting Documentation"), (2, "Similar past disruptions"), (2, "Record"),
]
FIELDS = ["State", "Owner", "Review date", "Service(s)", "Type", "Severity", "Start Time", "Detection Time", "End Time",
          "Length", "Time to Detection", "People Involved"]
RECORD_FIELDS = ["Events", "Entries", "Gaps", "Chain head", "Version", "Zone", "As of"]
ASKED = ["What happened", "Contributing factors (root cause)", "Impact", "Resolution", "Good", "Bad", "Lessons",
         "Action Items"]
BLAME = re.compile(r"\b(blam\w*|fault\w*|guilt\w*|culprit\w*|careless\w*|negligen\w*|incompeten\w*|human error|"
                   r"should have|failed to|forgot\w*|stupid\w*)\b", re.IGNORECASE)


class Quality:
    def __init__(self, report, expected, messages, **forms):
        self.report, self.expected, self.messages, self.forms = Report(report), expected, messages, forms
        self.faults = []
        self.bots = {"bot"} | set(expected.get("bots", []))

    def fault(self, text):
        self.faults.append(text)

    def same(self, what, got, wanted):
        if got != wanted:
            self.fault(f"{what}: {got!r} instead of {wanted!r}")

    def check(self):
        for name in sorted(dir(self)):
            if name.startswith("check_"):
                getattr(self, name)()
        return self.faults

    # the head

    def check_all_headings_are_there_in_order(self):
        wanted = iter(self.report.order)
        for heading in HEADINGS:
            if heading not in wanted:
                self.fault(f"heading {heading[1]!r} is missing or out of order")
        self.same("fields of the head", [name for name in self.report.fields("head") if name in FIELDS], FIELDS)
        self.same("fields of the record", [name for name in self.report.fields("Record") if name in RECORD_FIELDS],
                  RECORD_FIELDS)

    def check_title_and_classification(self):
        if not re.match(r"# D-\d+ ", self.report.title):
            self.fault(f"the title has no number: {self.report.title!r}")
        self.same("title", squeezed(seen(self.report.title).split(" ", 2)[2]), squeezed(self.expected["title"][:200]))
        fields = self.report.fields("head")
        services = self.expected.get("services", [])
        if services:
            self.same("services", seen(fields.get("Service(s)", "")), ", ".join(services))
        elif "?" not in fields.get("Service(s)", ""):
            self.fault("unknown services are not asked for")
        if self.expected.get("type"):
            self.same("type", seen(fields.get("Type", "")), self.expected["type"])

    def check_times_equal_the_record(self):
        fields, expected = self.report.fields("head"), self.expected
        started, detected, ended = (instant_ms(expected.get(key)) for key in ("started_at", "detected_at", "ended_at"))
        if started is None:
            if "*assumed*" not in fields.get("Start Time", ""):
                self.fault("a Start that nobody set is not marked as assumed")
        else:
            self.same("Start Time", fields.get("Start Time"), as_instant(started))
        self.same("Detection Time", fields.get("Detection Time"), as_instant(detected) if detected else "unknown")
        if ended is not None:
            self.same("End Time", fields.get("End Time"), as_instant(ended))
        for name, later in (("Length", ended), ("Time to Detection", detected)):
            if started is None or later is None:
                continue
            if later < started:
                if "bad order" not in fields.get(name, ""):
                    self.fault(f"{name}: the bad order is not shown")
            else:
                self.same(name, re.sub(r" \(.*", "", fields.get(name, "")), as_length((later - started) // 1000))
        if detected is None and fields.get("Time to Detection") != "unknown":
            self.fault("a Time to Detection was guessed")

    def check_severities_add_up(self):
        fields = self.report.fields("head")
        spans = re.findall(r"\(([^()]*)\)", fields.get("Severity", ""))
        if spans and all(re.fullmatch(r"(\d+ (d|h|min|s) ?)+", span) for span in spans):
            length = re.sub(r" \(.*", "", fields.get("Length", ""))
            self.same("sum of the severities", sum(map(seconds_of, spans)), seconds_of(length))

    def check_people_are_complete_and_bots_out(self):
        fields = self.report.fields("head")
        involved = {re.sub(r" \(.*", "", seen(name)) for name in re.split(r", (?![^()]*\))", fields.get("People Involved", ""))}
        talked = {seen(name) for name in fields.get("Also in the talk", "").split(", ") if name}
        noted = {m["user"] for m in self.messages if m["kind"] == "note"} - self.bots
        spoke = {m["user"] for m in self.messages} - self.bots
        if noted - involved:
            self.fault(f"People Involved lacks {sorted(noted - involved)}")
        if spoke - involved - talked:
            self.fault(f"nobody says that these took part in the talk: {sorted(spoke - involved - talked)}")
        if (involved | talked) & self.bots:
            self.fault("a bot is among the people")

    # the summary

    def check_summary_says_what_is_recorded(self):
        opening = seen(re.sub(r"\*\*", "", self.report.text("Summary")))
        fields, expected = self.report.fields("head"), self.expected
        wanted = {"what": expected["title"][:200]}
        wanted.update({f"service {name}": name for name in expected.get("services", [])})
        for key, field in (("when it began", "Start Time"), ("how long it took", "Length")):
            value = re.sub(r" \(.*", "", fields.get(field, ""))
            wanted[key] = "before its start" if value.startswith("bad order") else value
        for key, word in (("detected_at", "detected"), ("ended_at", "ended")):
            wanted[f"that it was {word}"] = word
            if expected.get(key):
                wanted[f"when it was {word}"] = as_instant(instant_ms(expected[key])).split(" ", 1)[1]
        for what, text in wanted.items():
            if squeezed(text) not in squeezed(opening):
                self.fault(f"the summary does not say {what} ({text!r})")

    def check_nothing_is_invented(self):
        given = " ".join([self.expected["title"], json.dumps(self.expected.get("action_items", []))] +
                         [m["text"] for m in self.messages]).lower()
        shown = seen(self.report.markdown).lower()
        for word in self.expected.get("keywords_only_in_published_report", []):
            if word.lower() in shown and word.lower() not in given:
                self.fault(f"{word!r} is nowhere in what was said, but in the report")

    def check_empty_parts_are_visible_questions(self):
        for part in ASKED:
            lines = [line for line in self.report.parts.get(part, []) if line and not line.startswith("<!--")]
            if not lines:
                self.fault(f"{part} is empty and asks nothing")
            for line in lines:
                if line.startswith("> **Open question:**") and not re.search(r"\?.* `[^`]+`\.$", line):
                    self.fault(f"{part} has a question without the command that answers it: {line!r}")

    def check_generated_text_has_no_blame(self):
        said = [squeezed(m["text"]) for m in self.messages] + [squeezed(self.expected["title"][:200])]
        said += [squeezed(item["text"]) for item in self.expected.get("action_items", [])]
        for line in self.report.markdown.splitlines():
            if line.startswith("|") or not BLAME.search(line):
                continue
            rest = squeezed(seen(line))
            for text in said:
                rest = rest.replace(text, "")
            for word in BLAME.findall(line):
                if squeezed(word) in rest:
                    self.fault(f"a word of blame in generated text: {line!r}")

    # the timeline

    def entries(self):
        return [row for row in self.report.rows() if row["number"]]

    def check_every_note_is_in_and_nothing_else(self):
        rows, wanted = self.entries(), self.expected["timeline"]
        self.same("number of timeline rows", len(rows), len(wanted))
        for index, (row, entry) in enumerate(zip(rows, wanted), 1):
            self.same(f"time of row {index}", row["at_ms"], instant_ms(entry["at"]) // 1000 * 1000)
            self.same(f"party of row {index}", row["party"], entry["who"])
            if squeezed(row["text"]) != squeezed(seen(entry["text"].replace("\\", "\\\\"))):
                self.fault(f"text of row {index}: {row['text']!r} instead of {entry['text']!r}")

    def check_order_is_by_time(self):
        instants = [row["at_ms"] for row in self.report.rows()]
        if None in instants:
            self.fault("a row of the timeline has no time")
        elif instants != sorted(instants):
            self.fault("the timeline is out of order")

    def check_each_row_links_to_its_message(self):
        bare = [row["number"] for row in self.entries() if not (row["link"] or "").startswith("http")]
        links = [row["link"] for row in self.entries()]
        if bare:
            self.fault(f"rows without a link to their message: {bare}")
        if len(set(links)) != len(links):
            self.fault("two rows link to one message")

    # the rest

    def check_action_items_are_complete(self):
        lines = [line for line in self.report.parts.get("Action Items", []) if line.startswith("- [")]
        wanted = self.expected.get("action_items", [])
        self.same("number of action items", len(lines), len(wanted))
        for line, item in zip(lines, wanted):
            if squeezed(item["text"]) not in squeezed(seen(line)):
                self.fault(f"action item {item['text']!r} reads {line!r}")
            if not re.match(r"- \[[ x]\] (~~)?A\d+ ", line) or not re.search(r"\((@|\*\*no owner\*\*|no owner)", line):
                self.fault(f"an action item has neither owner nor a word on its lack: {line!r}")

    def check_documents_stand_once(self):
        lines = [line for line in self.report.parts.get("Supporting Documentation", []) if line.startswith("- ")]
        links = [link for line in lines for link in re.findall(r"\]\((http[^)]*)\)", line)]
        if len(set(links)) != len(links):
            self.fault("a document is listed twice")
        if not any("Transcript" in line for line in lines):
            self.fault("the transcript is not among the documents")

    def check_fences_are_balanced(self):
        names, open_name = [], None
        for line in self.report.markdown.splitlines():
            begun = re.match(r"<!-- auto:(\S+) -->$", line)
            if begun and open_name is not None:
                self.fault(f"fence {begun.group(1)} begins inside of {open_name}")
            if begun:
                open_name = begun.group(1)
                names.append(open_name)
            elif line == "<!-- /auto -->":
                open_name = None
        if open_name is not None:
            self.fault(f"fence {open_name} never ends")
        if len(set(names)) != len(names):
            self.fault("two fences have one name")

    # other forms of the same

    def check_html_agrees(self):
        if self.forms.get("html") is None:
            return
        page = Page(self.forms["html"])
        self.same("headings in HTML", [(level, text) for level, text in page.headings if level > 1], self.report.order)
        rows = [row for table in page.tables if table and table[0][:2] == ["#", "Timestamp"] for row in table[1:]
                if row[0].startswith("T")]
        self.same("timeline rows in HTML", len(rows), len(self.entries()))
        for cells, row in zip(rows, self.entries()):
            if squeezed(row["text"]) not in squeezed(cells[3]):
                self.fault(f"HTML shows {cells[3]!r} for {row['text']!r}")
        if page.refused:
            self.fault(f"HTML has {sorted(page.refused)}")

    def check_csv_agrees(self):
        if self.forms.get("csv") is None:
            return
        rows = list(csv.DictReader(io.StringIO(self.forms["csv"], newline="")))
        self.same("rows in CSV", [row["entry"] for row in rows], [row["number"] for row in self.entries()])
        for line, row in zip(rows, self.entries()):
            self.same(f"time of {row['number']} in CSV", line["utc"], as_instant(row["at_ms"]))
            self.same(f"party of {row['number']} in CSV", line["party"].removeprefix("'"), row["party"])
            if squeezed(row["text"]) != squeezed(seen(line["text"].replace("\\", "\\\\"))).removeprefix("'"):
                self.fault(f"CSV has {line['text']!r} for {row['text']!r}")

    def check_json_agrees(self):
        if self.forms.get("json") is None:
            return
        record = json.loads(self.forms["json"])
        live = sorted((row for row in record["timeline"] if row["state"] == "live"),
                      key=lambda row: (row["at_ms"], row["entry"]))
        self.same("rows in JSON", [f"T{row['entry']}" for row in live], [row["number"] for row in self.entries()])
        self.same("newest report in JSON", max(record["reports"], key=lambda row: row["revision"])["markdown"],
                  self.report.markdown)
        head, fields = record["disruptions"][0], self.report.fields("head")
        if head["length_s"] is not None:
            self.same("length in JSON", as_length(head["length_s"]), re.sub(r" \(.*", "", fields["Length"]))
        self.same("action items in JSON", len(record["actions"]),
                  sum(line.startswith("- [") for line in self.report.parts["Action Items"]))

    def check_plain_forms_agree(self):
        for form in ("chat", "txt"):
            text = self.forms.get(form)
            if text is None:
                continue
            flat = squeezed(text)
            missing = [row["number"] for row in self.entries() if squeezed(row["text"]) not in flat]
            cut = form == "chat" and "The report goes on" in text
            if missing and not cut:
                self.fault(f"{form} lacks the text of {missing}")
            if not cut and [name for _, name in HEADINGS if name not in text]:
                self.fault(f"{form} lacks headings")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("expected", type=pathlib.Path)
    parser.add_argument("messages", type=pathlib.Path)
    for form in ("html", "csv", "json", "chat", "txt"):
        parser.add_argument(f"--{form}", type=pathlib.Path)
    given = parser.parse_args()
    forms = {form: (getattr(given, form).read_bytes().decode() if getattr(given, form) else None)
             for form in ("html", "csv", "json", "chat", "txt")}
    messages = [json.loads(line) for line in given.messages.read_text().splitlines() if line.strip()]
    faults = Quality(given.report.read_text(), json.loads(given.expected.read_text()), messages, **forms).check()
    for fault in faults:
        print(fault)
    print("the report meets the bar" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
