#!/usr/bin/env python3
"""Who finds a planted mistake: Sigmata, or sigma-cli with all its validators?

    python3 -m venv /tmp/sigma-cli
    /tmp/sigma-cli/bin/pip install sigma-cli pysigma pysigma-validators-sigmahq
    pip download --no-deps -d /tmp/tables pysigma==0.11.23      # its tables of ATT&CK and D3FEND
    mkdir -p /tmp/mutants/mutants /tmp/mutants/rules
    SIGMATA_MUTANTS=/tmp/mutants build/quick/tests/sigmata_tests "[.mutants]"
    /tmp/sigma-cli/bin/python tests/mutation/compare_sigma_cli.py /tmp/mutants \
        --sigmata build/quick/sigmata --tables /tmp/tables/pysigma-0.11.23-py3-none-any.whl \
        --corpora ../shared/corpora > docs/comparison-sigma-cli.md

Each mutant is checked beside the rule that it is made of; a kind of finding counts if there are more of
it than there were. "With place" means that the line of the mistake is named. Newer pySigma loads its tables from the network;
here they come from files, so that the comparison can be repeated without it.
"""
import argparse
import collections
import importlib.metadata
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import zipfile

from click.testing import CliRunner

EVENT_ID_CATEGORIES = """clipboard_capture create_remote_thread create_stream_hash dns_query
driver_load file_access file_change file_delete file_event image_load network_connection pipe_created
process_access process_creation process_tampering process_termination ps_classic_provider_start
ps_classic_script ps_classic_start ps_module ps_script raw_access_thread registry_add registry_delete
registry_rename registry_set sysmon_error sysmon_status""".split()


def module_from_wheel(wheel, name):
    """A table of an older pySigma, which had them in its package."""
    path = pathlib.Path(wheel).with_suffix("") / name
    with zipfile.ZipFile(wheel) as archive:
        archive.extract(name, path.parent.parent.parent)
    spec = importlib.util.spec_from_file_location(path.stem + "_table", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def give_tables(wheel, corpora):
    from sigma.data import mitre_attack, mitre_d3fend
    from sigma.validators.sigmahq.data import (data_filename, data_taxonomy, data_windows_eventid,
                                               data_windows_provider)
    attack = module_from_wheel(wheel, "sigma/data/mitre_attack.py")
    for name in ("tactics", "techniques", "techniques_tactics_mapping", "intrusion_sets", "software"):
        setattr(mitre_attack, f"mitre_attack_{name}", getattr(attack, f"mitre_attack_{name}"))
    mitre_attack.mitre_attack_datasources = {}
    mitre_attack.mitre_attack_mitigations = {}
    d3fend = module_from_wheel(wheel, "sigma/data/mitre_d3fend.py")
    for name in ("tactics", "techniques", "artifacts"):
        setattr(mitre_d3fend, f"mitre_d3fend_{name}", getattr(d3fend, f"mitre_d3fend_{name}"))
    fields = taxonomy(corpora)
    data_taxonomy.sigmahq_taxonomy_fieldsname = fields
    data_taxonomy.sigmahq_taxonomy_redundant_fields = {}
    data_filename.sigmahq_filename_pattern = {}  # the mutants have names of their own
    data_windows_eventid.sigmahq_category_no_eventid = EVENT_ID_CATEGORIES
    data_windows_provider.sigmahq_provider_name = {
        name: ["Microsoft-Windows-Sysmon"] for name in EVENT_ID_CATEGORIES if not name.startswith("ps_")}


def taxonomy(corpora):
    """SigmaHQ's field names by logsource, in the form of its validators."""
    listed = json.load(open(pathlib.Path(corpora) / "sigmahq/tests/logsource.json", encoding="utf-8"))
    fields = collections.defaultdict(set)
    for part in ("legit", "addon"):
        for product, entry in listed[part].items():
            name = None if product == "empty" else product
            common = entry.get("common", [])
            if "empty" in entry:
                fields[f"{name}_None_None"].update(common + entry["empty"])
            for category, names in entry.get("category", {}).items():
                fields[f"{name}_{category}_None"].update(common + names)
            for service, names in entry.get("service", {}).items():
                fields[f"{name}_None_{service}"].update(common + names)
    return {key: sorted(names, key=str.casefold) for key, names in fields.items()}


class SigmaCli:
    def __init__(self):
        from sigma.cli.check import check
        self.command = check

    def said(self, path):
        """The kinds of findings of `sigma check FILE`, and the line numbers that each names."""
        result = CliRunner().invoke(self.command, [str(path)])
        output = result.output.split("=== Summary ===")[0]
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            output += f"\n{type(result.exception).__name__}: {result.exception}"
        return list(self.findings(output))

    @staticmethod
    def findings(output):
        skip = ("===", "Checking Sigma rules", "Parsing Sigma rules")
        for line in output.replace("\n  ", "  ").splitlines():
            line = line.strip()
            if not line or line.startswith(skip):
                continue
            numbers = {int(n) for n in re.findall(r"line[ =](\d+)", line)}
            numbers |= {int(n) for n in re.findall(r"\.yml:(\d+)", line)}
            issue = re.search(r"issue=(\w+)", line)
            plain = issue.group(1) if issue else re.sub(r"/\S*\.yml(:\d+)*|line[ =]\d+|column[ =]\d+|char[ =]\d+", "", line)
            yield plain, numbers


class Sigmata:
    def __init__(self, command):
        self.command = command

    def said(self, path):
        result = subprocess.run([self.command, "check", "-v", "-f", "ndjson", str(path)],
                                capture_output=True, text=True, check=False)
        for line in result.stdout.splitlines():
            found = json.loads(line)
            places = {found.get("line")} | {label.get("line") for label in found.get("labels", [])}
            yield found["code"], places - {None}


def judge(tool, folder, name, line):
    """2: found, with the line; 1: found; 0: nothing that is not said of the sound rule, too."""
    before = collections.Counter(kind for kind, _ in tool.said(folder / "rules" / name))
    said = list(tool.said(folder / "mutants" / name))
    new = collections.Counter(kind for kind, _ in said) - before
    if any(line in numbers for kind, numbers in said if kind in new):
        return 2
    return 1 if new else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sigmata", required=True)
    parser.add_argument("--tables", required=True)
    parser.add_argument("--corpora", required=True)
    args = parser.parse_args()
    give_tables(args.tables, args.corpora)
    tools = [Sigmata(args.sigmata), SigmaCli()]
    kinds = collections.OrderedDict()
    lost = []
    for row in (args.folder / "list.tsv").read_text(encoding="utf-8").splitlines():
        name, line, kind = row.split("\t")
        marks = [judge(tool, args.folder, name, int(line)) for tool in tools]
        kinds.setdefault(kind, []).append(marks)
        if marks[1] > marks[0]:
            lost.append(f"{name} ({kind})")
    print_table(kinds)
    print("\nFound by sigma-cli, or with place only by it: " + (", ".join(lost) if lost else "none") + ".")


def print_table(kinds):
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}"
                         for name in ("sigma-cli", "pysigma", "pysigma-validators-sigmahq"))
    print(f"""# Planted mistakes: Sigmata beside sigma-cli

<!-- Written by tests/mutation/compare_sigma_cli.py, which says how to repeat it. -->

Mistakes of one kind each, planted into our own and into public rules, and what a check says of the
mutant that it does not say of the sound rule. Compared with {versions},
all validators on, against `sigmata check -v`. "Place" counts those where the line of the mistake is named.
The tables that pySigma loads from the network are given to it: ATT&CK and D3FEND from an older pySigma,
field names from SigmaHQ's `tests/logsource.json`.

| kind of mistake | mutants | Sigmata | place | sigma-cli | place |
|---|---|---|---|---|---|""")
    total = [0] * 5
    for kind, marks in sorted(kinds.items()):
        row = [len(marks)]
        for tool in range(2):
            row += [sum(m[tool] > 0 for m in marks), sum(m[tool] > 1 for m in marks)]
        total = [a + b for a, b in zip(total, row)]
        print(f"| {kind} | " + " | ".join(str(n) for n in row) + " |")
    print("| **all** | " + " | ".join(f"**{n}**" for n in total) + " |")


if __name__ == "__main__":
    sys.exit(main())
