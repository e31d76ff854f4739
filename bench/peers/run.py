#!/usr/bin/env python3
"""Runs other Sigma engines on the same rules and events as ours: counts first, then time.

    bench/peers/run.py [--events N] [--rounds N] [--sigmata PATH] [--peer NAME ...]

Each engine is got from a package registry, into build/peers; one that cannot be had is said so and
left out. All read the same folder of rules and the same file of events (prepare.py). Every match is
compared, rule by rule and event by event, with ours; each rule that answers otherwise has to have its
cause in causes.tsv. Times are processor time of whole runs, in turns, less that of a run without
events; all print their matches.

Exit status: 0, or 1 if a difference has no cause in causes.tsv, or 2 if nothing could be compared.
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

import prepare

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "build" / "peers"


class CannotRun(Exception):
    """Why an engine cannot be had or run, for people."""


@dataclass
class Engine:
    name: str
    version: str
    about: str  # what it does with the events, so that nobody compares unlike things
    command: list  # {rules}, {events} stand for the inputs
    counting: list  # the same, printing what parse() needs
    parse: object  # output -> [(rule, event)]
    note: str = ""
    seconds: list = field(default_factory=list)
    idle: list = field(default_factory=list)
    pairs: list = None

    def with_inputs(self, command, events):
        rules = str(WORK / "rules")
        return [str(part).format(rules=rules, events=events) for part in command]

    def per_event(self, count):
        return (statistics.median(self.seconds) - statistics.median(self.idle)) / count


# ---- engines -------------------------------------------------------------------------------------


def output_of(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise CannotRun((done.stderr or done.stdout).strip()[-600:])
    return done.stdout


def sigmata(path):
    """Rules are compiled before: a second of compiling in each run would hide what events take."""
    if not path.exists():
        raise CannotRun(f"{path} is not there: build it with `cmake --preset release && cmake "
                        "--build --preset release`")
    program = WORK / "rules.sgm"
    # Status 3 says that rules were refused; how many is printed with the counts.
    compiled = subprocess.run([path, "compile", WORK / "rules", "-o", program], capture_output=True)
    if compiled.returncode not in (0, 3):
        raise CannotRun(compiled.stderr.decode(errors="replace")[-600:])
    # One thread, as the others have: processor time of two that share caches is more.
    command = [path, "match", "--jobs", "1", "-r", program, "{events}"]

    def parse(output):
        matches = (json.loads(line) for line in output.splitlines())
        return [(m["rule"]["id"], m["event"]["index"]) for m in matches]

    return Engine("sigmata", output_of([path, "--version"]).strip(),
                  "reads each event, runs the rules of its logsource, prints rule and deciding fields; "
                  "the rules are compiled to a program before",
                  command, command, parse)


def install_rsigma():
    binary = WORK / "bin" / "rsigma"
    if binary.exists():
        return binary
    if not shutil.which("cargo"):
        raise CannotRun("there is no cargo")
    install = ["cargo", "install", "--locked", "--no-default-features", "--root", WORK]
    try:
        output_of([*install, "rsigma"])
    except CannotRun as problem:
        # The newest version may ask for a newer toolchain; cargo names the newest one that does not.
        fits = re.search(r"`rsigma (\S+)` supports rustc", str(problem))
        if not fits:
            raise
        output_of([*install, "rsigma", "--version", fits.group(1)])
    return binary


def rsigma():
    binary = install_rsigma()
    command = [binary, "engine", "eval", "-r", "{rules}", "-e", "@{events}", "--logsource-routing",
               "--input-format", "json"]
    version = output_of([binary, "--version"]).splitlines()[0]  # then come its features
    return Engine("rsigma", version,
                  "reads each event, prunes rules by the event's product, service and category, "
                  "prints rule and matched fields", command, [*command, "--include-event"],
                  parse_rsigma)


def parse_rsigma(output):
    pairs = []
    for line in output.splitlines():
        match = json.loads(line)
        event = match.get("event") or {}
        pairs.append((match.get("rule_id") or match.get("rule_title"), event["event_number"]))
    return pairs


def build_driver(folder, package):
    """(command, version) of a driver beside this file, with the newest package that can be built."""
    if not shutil.which("cargo"):
        raise CannotRun("there is no cargo")
    source = WORK / folder
    shutil.copytree(HERE / folder, source, dirs_exist_ok=True)
    output_of(["cargo", "build", "--release", "--manifest-path", source / "Cargo.toml",
               "--target-dir", WORK / "target"])
    lock = (source / "Cargo.lock").read_text()
    version = re.search(rf'name = "{package}"\nversion = "([^"]+)"', lock).group(1)
    return WORK / "target" / "release" / f"{package}-driver", version


def rsigma_eval(*extra):
    binary, version = build_driver("rsigma_eval", "rsigma-eval")
    command = [binary, *extra, "{rules}", "{events}"]
    return Engine("rsigma-eval" + "".join(" " + option for option in extra), version,
                  "rsigma's engine as its command runs it with --logsource-routing, in a driver: parses "
                  "each event, prunes rules by its product, service and category, prints rule and "
                  "matched fields", command, [binary, "--include-event", *command[1:]], parse_rsigma)


def sigma_rust():
    binary, version = build_driver("sigma_rust", "sigma-rust")
    command = [binary, "{rules}", "{events}"]

    def parse(output):
        rows = (line.rsplit("\t", 1) for line in output.splitlines())
        return [(rule, int(event)) for rule, event in rows]

    return Engine("sigma-rust", version,
                  "a library; our driver parses each event, leaves out rules of another product, "
                  "service or category, asks the library of each other rule, prints its id",
                  command, command, parse)


def sigma_go():
    """Asked of the registry, so that a run says when it can be had."""
    if not shutil.which("go"):
        raise CannotRun("there is no go")
    output_of(["go", "list", "-m", "github.com/bradleyjkemp/sigma-go@latest"], cwd="/")
    raise CannotRun("the registry has it by now, but there is no driver for it here yet")


PEERS = {
    "rsigma": rsigma,
    "rsigma-eval": rsigma_eval,
    "rsigma-eval-bloom": lambda: rsigma_eval("--bloom"),
    "rsigma-eval-ac": lambda: rsigma_eval("--cross-rule-ac"),
    "sigma-rust": sigma_rust,
    "sigma-go": sigma_go,
}


# ---- counts --------------------------------------------------------------------------------------


def read_causes(text):
    """(peer, rule) -> cause; a rule of * stands for all that the peer refuses."""
    causes = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            peer, rule, cause = line.split("\t", 2)
            causes[peer, rule] = cause
    return causes


@dataclass
class Difference:
    rule: str
    only_ours: list
    only_theirs: list


def differences(ours, theirs):
    """Of the events of each rule that both do not agree on, the most first."""
    by_rule = {}
    for index, pairs in ((0, set(ours) - set(theirs)), (1, set(theirs) - set(ours))):
        for rule, event in pairs:
            by_rule.setdefault(rule, ([], []))[index].append(event)
    found = [Difference(rule, sorted(a), sorted(b)) for rule, (a, b) in by_rule.items()]
    return sorted(found, key=lambda d: (-len(d.only_ours) - len(d.only_theirs), d.rule))


def title_of(rule, titles):
    return titles.get(rule, rule)


def show_differences(peer, found, causes, titles):
    """Prints them; returns how many have no cause."""
    unexplained = 0
    print(f"\n{peer}: {len(found)} rules answer otherwise")
    for d in found:
        cause = causes.get((peer.split()[0].removesuffix("-eval"), d.rule))
        unexplained += cause is None
        example = (d.only_ours or d.only_theirs)[0]
        print(f"  {title_of(d.rule, titles)} ({d.rule})\n"
              f"    only ours {len(d.only_ours)}, only theirs {len(d.only_theirs)}, such as event "
              f"{example}\n    cause: {cause or 'NOT EXPLAINED'}")
    return unexplained


def rule_titles(folder):
    titles = {}
    for path in folder.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        rule = re.search(r"^id: *(\S+)", text, re.MULTILINE)
        title = re.search(r"^title: *(.+)", text, re.MULTILINE)
        if rule and title:
            titles[rule.group(1)] = title.group(1).strip()
    return titles


# ---- time ----------------------------------------------------------------------------------------


def processor_seconds(command):
    with open(os.devnull, "r+b") as null:
        process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CannotRun(f"{' '.join(command)}: status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def measure(engines, events, empty, rounds):
    for number in range(rounds):
        for engine in engines if number % 2 == 0 else reversed(engines):
            engine.seconds.append(processor_seconds(engine.with_inputs(engine.command, events)))
            engine.idle.append(processor_seconds(engine.with_inputs(engine.command, empty)))


def table(engines, count):
    ours = engines[0].per_event(count)
    rows = [("engine", "version", "matches", "load", "us/event", "events/s", "of ours")]
    for e in engines:
        each = e.per_event(count)
        if min(each, ours) <= 0:
            raise CannotRun("the events take too little time to be measured: use more of them")
        rows.append((e.name, e.version.split()[-1], f"{len(e.pairs):,}",
                     f"{statistics.median(e.idle):.2f} s", f"{each * 1e6:.2f}", f"{1 / each:,.0f}",
                     f"{each / ours:.1f}x"))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(w) if i < 2 else cell.rjust(w)
                               for i, (cell, w) in enumerate(zip(row, widths))) for row in rows)


# ---- the run -------------------------------------------------------------------------------------


def prepare_events(source, limit, target, told):
    services = prepare.services_of((ROOT / "fields-maps" / "windows.yml").read_text())
    process = subprocess.Popen(["zstd", "-dcq", str(source)], stdout=subprocess.PIPE)
    count = 0
    with open(target, "w", encoding="utf-8") as out:
        for line in process.stdout:
            if count == limit:
                break
            out.write(prepare.prepare_line(line.decode("utf-8"), count, services, told))
            count += 1
    process.stdout.close()
    process.terminate()
    process.wait()
    return count


def available(names, ours):
    engines = [sigmata(ours)]  # without it there is nothing to compare with
    for name in names:
        print(f"getting {name}", file=sys.stderr)
        try:
            engines.append(PEERS[name]())
        except (CannotRun, OSError) as problem:
            reason = re.sub(r"https?://\S+", "the registry", str(problem))
            print(f"{name}: cannot be had: {reason}\n")
    return engines


def count_matches(engines, events):
    """Engines that ran; the others are said."""
    ran = []
    for engine in engines:
        command = engine.with_inputs(engine.counting, events)
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{engine.name}: cannot be run: {done.stderr.strip()[-600:]}\n")
            continue
        engine.pairs = sorted(set(engine.parse(done.stdout)))
        engine.note = " / ".join(done.stderr.strip().splitlines()[-2:])
        ran.append(engine)
    return ran


def show_commands(engines):
    for engine in engines:
        command = " ".join(engine.with_inputs(engine.command, "EVENTS"))
        print(f"{engine.name} ({engine.version})\n  {command.replace(str(ROOT) + '/', '')}\n"
              f"  {engine.about}\n  {len(engine.pairs):,} matches; it says: {engine.note}")


def parse_arguments():
    corpora = pathlib.Path(os.environ.get("SIGMATA_CORPORA", ROOT / ".." / "shared" / "corpora"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, default=corpora)
    parser.add_argument("--events", type=int, default=20000, help="how many of the lane (20000)")
    parser.add_argument("--lane", default="windows-collector")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--told", choices=("all", "product"), default="all",
                        help="what events say of their logsource: everything, or the product alone "
                        "(then differences are counted, not explained)")
    parser.add_argument("--sigmata", type=pathlib.Path,
                        default=ROOT / "build" / "release" / "sigmata")
    parser.add_argument("--peer", choices=PEERS, action="append")
    return parser.parse_args()


def main():
    options = parse_arguments()
    lane = options.corpora / "events" / f"{options.lane}.ndjson.zst"
    if not lane.exists():
        print(f"skipped: {lane} is not there")
        return 2
    WORK.mkdir(parents=True, exist_ok=True)
    rules = prepare.copy_rules(options.corpora, WORK / "rules")
    events, empty = WORK / f"{options.lane}.ndjson", WORK / "empty.ndjson"
    empty.write_bytes(b"")
    count = prepare_events(lane, options.events, events, options.told)
    print(f"{rules:,} rule files, {count:,} events of {lane.name}\n")
    engines = count_matches(available(options.peer or PEERS, options.sigmata), events)
    show_commands(engines)
    causes = read_causes((HERE / "causes.tsv").read_text(encoding="utf-8"))
    titles = rule_titles(WORK / "rules")
    unexplained = 0
    for e in engines[1:]:
        found = differences(engines[0].pairs, e.pairs)
        if options.told == "all":
            unexplained += show_differences(e.name, found, causes, titles)
        else:
            print(f"\n{e.name}: {len(found)} rules answer otherwise")
    measure(engines, events, empty, options.rounds)
    print("\n" + table(engines, count))
    if unexplained:
        print(f"\n{unexplained} differences have no cause in causes.tsv")
    return 1 if unexplained else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotRun as reason:
        sys.exit(f"error: {reason}")
