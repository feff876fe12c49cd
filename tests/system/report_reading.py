"""Reads a report: its Markdown by parts, fields and rows, and its web page."""
import datetime
import html
import html.parser
import re

INSTANT = re.compile(r"^(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d:\d\d) UTC$")


def instant_ms(text):
    if text is None:
        return None
    return round(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def as_instant(at_ms):
    return datetime.datetime.fromtimestamp(at_ms // 1000, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S UTC")


def as_length(seconds):
    """As the report writes durations: days kept, zero parts left out, seconds only below a minute."""
    if seconds < 60:
        return f"{seconds} s"
    minutes = seconds // 60
    parts = [(minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "min")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def seconds_of(text):
    units = {"d": 86400, "h": 3600, "min": 60, "s": 1}
    return sum(int(count) * units[unit] for count, unit in re.findall(r"(\d+) (d|h|min|s)\b", text))


def seen(markdown):
    """What a reader sees of a line of Markdown."""
    text = re.sub(r"<!--.*?-->", "", markdown)
    text = text.replace("<br>", "\n")
    text = re.sub(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((?:<[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)", r"\1", text)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return html.unescape(text)


def squeezed(text):
    """For comparing what was said with what is shown: marks of code and isolation, and blanks, do not count."""
    return re.sub(r"[\s`*\u2066-\u2069\u00a0]+", "", text.replace("\u200b", ""))


def cells_of(row):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip())[1:-1]]


class Report:
    """A report in Markdown, taken apart: parts[heading] is its text, fences included."""

    def __init__(self, markdown):
        self.markdown = markdown
        self.order, self.parts, here = [], {}, "head"
        self.parts[here] = []
        for line in markdown.splitlines():
            heading = re.match(r"(##|###) (.+)$", line)
            if heading:
                here = seen(heading.group(2))
                self.order.append((len(heading.group(1)), here))
                self.parts[here] = []
            else:
                self.parts[here].append(line)
        self.title = markdown.split("\n", 1)[0]

    def fields(self, part):
        found = [re.match(r"- \*\*(.+?):\*\* ?(.*)$", line) for line in self.parts.get(part, [])]
        return {match.group(1): match.group(2) for match in found if match}

    def text(self, part):
        return "\n".join(self.parts.get(part, []))

    def rows(self):
        """The timeline: number ("" for milestones and gaps), instant, party, text, remark, link."""
        day, rows = None, []
        for line in self.parts.get("Timeline", []):
            if not line.startswith("|") or set(line) <= set("|-: ") or line.startswith("| # |"):
                continue
            cells = cells_of(line)
            link = re.match(r"\[?(T\d+)?\]?(?:\((.*)\))?$", cells[0])
            instant = INSTANT.match(cells[1])
            day = instant.group(1) or day if instant else day
            at = f"{day}T{instant.group(2)}Z" if instant and day else None
            remark = re.search(r" \*\(([^*]*)\)\*$", cells[3])
            text = cells[3][:remark.start()] if remark else cells[3]
            rows.append({"number": link.group(1) or "" if link else None, "link": link.group(2) if link else None,
                         "at_ms": instant_ms(at), "party": seen(cells[2]), "text": seen(text),
                         "remark": remark.group(1) if remark else ""})
        return rows


class Page(html.parser.HTMLParser):
    """Headings and tables of a page, and what must not be in it."""

    def __init__(self, text):
        super().__init__()
        self.headings, self.tables, self.refused, self.into = [], [], set(), None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        refused = tag in ("script", "img", "iframe", "object", "form") or \
            any(name.startswith("on") or (value or "").lower().startswith(("javascript:", "data:")) for name, value in attrs)
        if refused:
            self.refused.add(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append([int(tag[1]), ""])
            self.into = self.headings[-1]
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.into = self.tables[-1][-1]

    def handle_endtag(self, tag):
        if tag in ("td", "th") or re.fullmatch(r"h[1-6]", tag):
            self.into = None
            self.headings = [tuple(heading) if isinstance(heading, list) else heading for heading in self.headings]

    def handle_data(self, data):
        if self.into is not None:
            self.into[-1] += data

    def handle_comment(self, data):
        self.refused.add("a comment")
