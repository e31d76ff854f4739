#!/usr/bin/env python3
"""Is HEAD slower than BASE, or does it answer otherwise?

    bench/compare.py BASE HEAD [options]

Both commits are built below build/compare/ (git worktrees, the release preset), each compiles the
rules with its own compiler, and both match the same events in turns. Changed answers fail first;
then a ratio HEAD : BASE of processor time above 1 + tolerance. Where times scatter too much to tell,
instructions are counted with callgrind and decide instead. What a run costs before its first event
(starting, loading the program) is measured with no events and taken off.

Either may also be `.`, the working tree as it is, or the path of a command that is built. Exit status: 0 no worse, 1 slower, 2 could not be
compared, 3 other answers.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "compare"
WORKING_TREE = "."

NOT_WORSE, SLOWER, NOT_COMPARED, OTHER_ANSWERS = 0, 1, 2, 3


class CannotCompare(Exception):
    """Something that keeps the two from being compared, in words for people."""


# ---- answers -------------------------------------------------------------------------------------


@dataclass
class AnswerChanges:
    """Which rule matches which event: a pair is (rule, event)."""

    lost: list = field(default_factory=list)
    gained: list = field(default_factory=list)

    def any(self):
        return bool(self.lost or self.gained)


def parse_answers(output):
    """The pairs of what `sigmata match` prints, one JSON object a line."""
    pairs = []
    for line in output.splitlines():
        match = json.loads(line)
        rule = match["rule"]
        pairs.append((rule["id"] or rule["title"], match["event"]["index"]))
    return pairs


def compare_answers(base, head):
    """A pair that is there twice counts twice; in which order they are reported does not count."""
    changes = AnswerChanges()
    left = {}
    for pair in base:
        left[pair] = left.get(pair, 0) + 1
    for pair in head:
        if left.get(pair, 0) > 0:
            left[pair] -= 1
        else:
            changes.gained.append(pair)
    for pair, count in left.items():
        changes.lost.extend([pair] * count)
    return changes


# ---- figures -------------------------------------------------------------------------------------


@dataclass
class Figures:
    """What one build needed for a lane: seconds of each round, or instructions."""

    rounds: list
    idle: float  # the same with no events

    def work(self):
        return statistics.median(self.rounds) - self.idle

    def spread(self):
        """How far the middle half of the rounds lies apart, as a share of their median."""
        if len(self.rounds) < 4:
            return (max(self.rounds) - min(self.rounds)) / statistics.median(self.rounds)
        quarters = statistics.quantiles(self.rounds, n=4)
        return (quarters[2] - quarters[0]) / statistics.median(self.rounds)


def ratio_of(base, head):
    """HEAD : BASE; above 1, HEAD needs more."""
    if base.work() <= 0:
        raise CannotCompare("the events take no measurable time: use more of them (--limit)")
    return head.work() / base.work()


def is_noisy(base, head, tolerance):
    """Whether a difference as large as the tolerance could be scatter."""
    return max(base.spread(), head.spread()) > tolerance


def parse_instructions(text):
    """The total that callgrind writes into its output file."""
    found = re.search(r"^(?:totals|summary): (\d+)", text, re.MULTILINE)
    if not found:
        raise CannotCompare("callgrind did not say how many instructions there were")
    return int(found.group(1))


@dataclass
class LaneResult:
    name: str
    events: int = 0
    matches: int = 0
    changes: AnswerChanges = field(default_factory=AnswerChanges)
    time: tuple = None  # (base, head) Figures
    noisy: bool = False
    instructions: tuple = None

    def deciding(self):
        """(what, ratio): instructions where there are any, else time."""
        if self.instructions:
            return "instructions", ratio_of(*self.instructions)
        return "time", ratio_of(*self.time)


def verdict_of(lanes, tolerance):
    """(exit status, reasons). Answers come first: a fast wrong answer is no gain."""
    changed = [lane for lane in lanes if lane.changes.any()]
    if changed:
        return OTHER_ANSWERS, [
            f"{lane.name}: {len(lane.changes.lost)} matches lost, {len(lane.changes.gained)} gained"
            for lane in changed
        ]
    reasons = []
    for lane in lanes:
        what, ratio = lane.deciding()
        if ratio > 1 + tolerance:
            doubt = "; but times scatter that much" if lane.noisy and what == "time" else ""
            reasons.append(f"{lane.name}: {what} {ratio:.3f} of BASE, above {1 + tolerance:.3f}{doubt}")
    return (SLOWER, reasons) if reasons else (NOT_WORSE, [])


def table(lanes):
    """A line for each lane and measure."""
    rows = [("lane", "events", "matches", "measure", "BASE", "HEAD", "HEAD:BASE", "scatter")]
    for lane in lanes:
        base, head = lane.time
        scatter = f"{max(base.spread(), head.spread()) * 100:.1f} %"
        rows.append((lane.name, f"{lane.events:,}", f"{lane.matches:,}", "us/event",
                     f"{base.work() / lane.events * 1e6:.3f}",
                     f"{head.work() / lane.events * 1e6:.3f}",
                     f"{ratio_of(base, head):.3f}", scatter + (" (noisy)" if lane.noisy else "")))
        if lane.instructions:
            base, head = lane.instructions
            rows.append(("", "", "", "instructions", f"{base.work():,.0f}", f"{head.work():,.0f}",
                         f"{ratio_of(base, head):.3f}", "decides"))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if i in (0, 3, 7) else cell.rjust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


# ---- running -------------------------------------------------------------------------------------


def run(command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, **options)
    if done.returncode != 0:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise CannotCompare(f"{' '.join(map(str, command))}: status {done.returncode}\n"
                            + "\n".join(words[-15:]))
    return done.stdout


def processor_seconds(command):
    """User and system time of one run; what it prints is not kept."""
    with open(os.devnull, "r+b") as null:
        process = subprocess.Popen([str(part) for part in command], stdin=null, stdout=null,
                                   stderr=null)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CannotCompare(f"{' '.join(map(str, command))}: status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def instructions_of(command, scratch):
    out = scratch / "callgrind.out"
    run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command])
    return parse_instructions(out.read_text())


@dataclass
class Build:
    name: str
    sigmata: pathlib.Path
    program: pathlib.Path = None

    def match(self, events):
        return [self.sigmata, "match", "-r", self.program, events]


def build(name, commit):
    """The command of a commit, in a worktree of its own; built again only where sources changed."""
    if pathlib.Path(commit).is_file():
        return Build(name, pathlib.Path(commit).resolve())
    if commit == WORKING_TREE:
        tree = ROOT
    else:
        sha = run(["git", "-C", ROOT, "rev-parse", "--verify", commit + "^{commit}"]).decode().strip()
        tree = WORK / sha[:12]
        if not tree.exists():
            run(["git", "-C", ROOT, "worktree", "prune"])
            run(["git", "-C", ROOT, "worktree", "add", "--detach", tree, sha])
    print(f"{name}: building {commit} in {tree}", file=sys.stderr)
    # Sources that both trees have alike are compiled once: ccache takes paths below the tree as one.
    environment = {"CCACHE_BASEDIR": str(tree), "CCACHE_NOHASHDIR": "1", **os.environ}
    run(["cmake", "--preset", "release"], cwd=tree, env=environment)
    run(["cmake", "--build", "--preset", "release"], cwd=tree, env=environment)
    return Build(name, tree / "build" / "release" / "sigmata")


def compile_rules(built, rules, work):
    """Compiled once, so that matching is measured and not compiling. Refused rules are allowed."""
    built.program = work / f"{built.name}.sgm"
    done = subprocess.run([str(built.sigmata), "compile", *map(str, rules), "-o",
                           str(built.program)], capture_output=True)
    if not built.program.exists():
        raise CannotCompare(f"{built.name} does not compile the rules\n"
                            + done.stderr.decode(errors="replace")[-2000:])
    print(f"{built.name}: " + done.stderr.decode(errors="replace").strip().splitlines()[-1],
          file=sys.stderr)


# ---- input ---------------------------------------------------------------------------------------


def open_events(path):
    if path.suffix != ".zst":
        return open(path, "rb"), None
    if not shutil.which("zstd"):
        raise CannotCompare(f"{path} needs zstd to be read")
    process = subprocess.Popen(["zstd", "-dc", str(path)], stdout=subprocess.PIPE)
    return process.stdout, process


def take_lines(path, limit, target):
    """Copies the first lines of a file of events; returns how many there were."""
    source, process = open_events(path)
    count = 0
    with open(target, "wb") as out:
        for line in source:
            if count == limit:
                break
            out.write(line if line.endswith(b"\n") else line + b"\n")
            count += 1
    source.close()
    if process:
        process.terminate()
        process.wait()
    return count


def default_inputs():
    """Public rules and recorded events where they are at hand, else ours."""
    corpora = pathlib.Path(os.environ.get("SIGMATA_CORPORA", ROOT / ".." / "shared" / "corpora"))
    lanes = sorted((corpora / "events").glob("*.ndjson.zst"))
    rules = sorted((corpora / "sigmahq").glob("rules*/windows"))
    if lanes and rules:
        return rules, lanes
    print(f"no corpora at {corpora}: comparing on our own rules and examples", file=sys.stderr)
    many = WORK / "examples.ndjson"
    many.write_bytes((ROOT / "examples" / "events.ndjson").read_bytes() * 2000)
    return [ROOT / "sigma-rules"], [many]


# ---- the comparison ------------------------------------------------------------------------------


def measure_time(builds, events, empty, rounds):
    """In turns, so that what slows the machine down for a while slows both."""
    seconds = {b.name: [] for b in builds}
    idle = {b.name: [] for b in builds}
    for number in range(rounds):
        for b in builds if number % 2 == 0 else reversed(builds):
            seconds[b.name].append(processor_seconds(b.match(events)))
            idle[b.name].append(processor_seconds(b.match(empty)))
    return tuple(Figures(seconds[b.name], statistics.median(idle[b.name])) for b in builds)


def measure_instructions(builds, events, empty, scratch):
    return tuple(Figures([instructions_of(b.match(events), scratch)],
                         instructions_of(b.match(empty), scratch)) for b in builds)


def compare_lane(path, builds, options):
    name = path.name.split(".")[0]
    events, few, empty = (WORK / f"{name}.{kind}.ndjson" for kind in ("events", "few", "empty"))
    result = LaneResult(name, take_lines(path, options.limit, events))
    empty.write_bytes(b"")
    answers = [parse_answers(run(b.match(events))) for b in builds]
    result.matches = len(answers[1])
    result.changes = compare_answers(*answers)
    if result.changes.any():
        return result
    if result.matches == 0:
        print(f"{name}: nothing matches, so equal answers say little", file=sys.stderr)
    result.time = measure_time(builds, events, empty, options.rounds)
    result.noisy = is_noisy(*result.time, options.tolerance)
    wanted = options.instructions == "always" or (options.instructions == "auto" and result.noisy)
    if wanted and shutil.which("valgrind"):
        take_lines(path, options.callgrind_limit, few)
        result.instructions = measure_instructions(builds, few, empty, WORK)
    elif wanted:
        print("valgrind is not installed: times decide, noisy or not", file=sys.stderr)
    return result


def show_changes(lane):
    print(f"{lane.name}: the answers are not the same")
    for sign, pairs in (("-", lane.changes.lost), ("+", lane.changes.gained)):
        for rule, event in pairs[:10]:
            print(f"  {sign} rule {rule}, event {event}")
        if len(pairs) > 10:
            print(f"  {sign} and {len(pairs) - 10} more")


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", metavar="BASE", help="a commit, . or a built command")
    parser.add_argument("head", metavar="HEAD", help="the same")
    parser.add_argument("--rules", type=pathlib.Path, nargs="+", help="files or folders of rules")
    parser.add_argument("--events", type=pathlib.Path, nargs="+", help=".ndjson or .ndjson.zst")
    parser.add_argument("--limit", type=int, default=20000, help="events of a lane (20000)")
    parser.add_argument("--rounds", type=int, default=7, help="runs of each build (7)")
    parser.add_argument("--tolerance", type=float, default=0.03,
                        help="0.03: HEAD may need 3 %% more")
    parser.add_argument("--instructions", choices=("auto", "always", "never"), default="auto",
                        help="count instructions: where times scatter (auto), always, never")
    parser.add_argument("--callgrind-limit", type=int, default=1000,
                        help="events of a lane that instructions are counted for (1000)")
    return parser.parse_args(arguments)


def compare(options):
    WORK.mkdir(parents=True, exist_ok=True)
    rules, events = options.rules, options.events
    if not (rules and events):
        default_rules, default_events = default_inputs()
        rules, events = rules or default_rules, events or default_events
    builds = [build("BASE", options.base), build("HEAD", options.head)]
    for built in builds:
        compile_rules(built, rules, WORK)
    results = [compare_lane(path, builds, options) for path in events]
    for lane in results:
        if lane.changes.any():
            show_changes(lane)
    measured = [lane for lane in results if lane.time]
    if measured:
        print(table(measured))
    status, reasons = verdict_of(results, options.tolerance)
    print("\n".join(reasons) if reasons else "HEAD answers as BASE does and is no slower")
    return status


def main(arguments):
    try:
        return compare(parse_arguments(arguments))
    except CannotCompare as problem:
        print(f"error: {problem}", file=sys.stderr)
        return NOT_COMPARED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
