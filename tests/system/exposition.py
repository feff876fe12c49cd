"""Reads Prometheus' text format as strictly as its own tools do: format, naming rules, and what histograms promise."""
import re

NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(,|$)')
NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|Inf)|NaN")
TYPES = ("counter", "gauge", "histogram")
# what is measured is told in base units, as its own last word
FOREIGN_UNITS = re.compile(r"_(?:ms|us|ns|milliseconds?|microseconds?|minutes?|hours?|days?|kb|kib|mb|mib|kilobytes|percent)(?:_|$)")
UNITS_LAST = re.compile(r"_(seconds|bytes)(?:_total)?$")


def labels_of(text, line):
    found, at = {}, 0
    while at < len(text):
        match = LABEL.match(text, at)
        assert match, f"bad labels: {line}"
        assert match[1] not in found, f"a label twice: {line}"
        found[match[1]] = match[2]
        at = match.end()
    return found


def sample_of(line):
    match = re.fullmatch(r"(\S+?)(?:\{(.*)\})? (\S+)", line)
    assert match and NAME.fullmatch(match[1]) and NUMBER.fullmatch(match[3]), f"no sample: {line}"
    return match[1], labels_of(match[2] or "", line), float(match[3])


def check_histogram(name, samples):
    series = {}
    for sample, labels, value in samples:
        bound = labels.pop("le", None)
        one = series.setdefault(tuple(sorted(labels.items())), {"buckets": []})
        if sample == name + "_bucket":
            one["buckets"].append((float(bound), value))
        else:
            assert bound is None and sample in (name + "_sum", name + "_count"), sample
            one[sample[len(name):]] = value
    for labels, one in series.items():
        bounds, counts = zip(*one["buckets"])
        assert list(bounds) == sorted(set(bounds)) and bounds[-1] == float("inf"), f"{name}{labels}: bounds {bounds}"
        assert list(counts) == sorted(counts) and counts[-1] == one["_count"], f"{name}{labels}: counts {counts}"
        assert "_sum" in one, f"{name}{labels} has no sum"


def check_name(name, kind):
    assert name.endswith("_total") == (kind == "counter"), f"{name} is a {kind}"
    assert not FOREIGN_UNITS.search(name), f"{name} is in no base unit"
    assert UNITS_LAST.search(name) or not re.search(r"_(seconds|bytes)_", name), f"{name}: the unit comes last"
    assert not re.search(r"_(count|sum|bucket)$", name), f"{name} ends like a part of a histogram"


def read(text):
    """{(name, ((label, value), ...)): number}; a fault of the format is an AssertionError."""
    assert text.endswith("\n"), "the last line has no end"
    found, family, kinds, samples, lines = {}, None, {}, {}, text[:-1].split("\n")
    for index, line in enumerate(lines):
        if line.startswith("# HELP "):
            family, help_text = line[7:].split(" ", 1)
            assert family not in kinds, f"{family} twice"
            assert help_text.strip(), f"{family} has no help"
            assert lines[index + 1].startswith(f"# TYPE {family} "), f"{family}: the type follows the help"
        elif line.startswith("# TYPE "):
            name, kind = line[7:].split(" ")
            assert name == family and kind in TYPES, line
            check_name(name, kind)
            kinds[name], samples[name] = kind, []
        else:
            name, labels, value = sample_of(line)
            base = re.sub(r"_(bucket|sum|count)$", "", name) if kinds[family] == "histogram" else name
            assert base == family, f"{name} stands among {family}"
            key = name, tuple(sorted(labels.items()))
            assert key not in found, f"twice: {line}"
            assert kinds[family] != "counter" or value >= 0, line
            found[key] = value
            samples[family].append((name, labels, value))
    for name, kind in kinds.items():
        if kind == "histogram":
            check_histogram(name, samples[name])
    return found, kinds
