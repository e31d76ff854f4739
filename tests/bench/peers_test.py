"""What bench/peers tells the engines and how it compares them. usage: peers_test.py FOLDER_OF_PEERS"""

import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv.pop(1))

import prepare  # noqa: E402  (the folder comes from the command line)
import run  # noqa: E402

SYSMON = "Microsoft-Windows-Sysmon/Operational"
MAP = "  - {product: windows, service: sysmon, any_of: [{Channel: %s}]}\n" % SYSMON


def prepared(**event):
    services = prepare.services_of(MAP)
    return json.loads(prepare.prepare_line(json.dumps(event) + "\n", 7, services))


class Events(unittest.TestCase):
    def test_an_event_is_told_its_logsource(self):
        event = prepared(Channel=SYSMON, EventID=1, SourceName="Microsoft-Windows-Sysmon")
        self.assertEqual((event["product"], event["service"], event["category"]),
                         ("windows", "sysmon", "process_creation"))
        self.assertEqual(event["Provider_Name"], "Microsoft-Windows-Sysmon")
        self.assertEqual(event["event_number"], 7)

    def test_an_event_of_no_category_says_so(self):
        self.assertEqual(prepared(Channel="Security", EventID=4624)["category"], "none")

    def test_an_unknown_channel_has_no_service(self):
        self.assertNotIn("service", prepared(Channel="Unknown", EventID=1))

    def test_registry_events_go_by_their_type(self):
        for kind, category in (("CreateKey", "registry_add"), ("DeleteValue", "registry_delete"),
                               ("other", "registry_event")):
            event = {"Channel": SYSMON, "EventID": 12, "EventType": kind}
            self.assertEqual(prepare.category_of(event), category)

    def test_the_security_log_gets_sysmons_names_beside_its_own(self):
        event = prepared(Channel="Security", EventID=4688, NewProcessName="a.exe")
        self.assertEqual((event["Image"], event["NewProcessName"]), ("a.exe", "a.exe"))

    def test_what_the_event_has_is_kept(self):
        line = '{"a":"b}","n":1e400}\n'
        self.assertTrue(prepare.prepare_line(line, 0, {}).startswith('{"a":"b}","n":1e400,'))


class Rules(unittest.TestCase):
    def test_only_windows_rules_are_copied_and_old_ones_go(self):
        with tempfile.TemporaryDirectory(prefix="a b ") as folder:
            source = pathlib.Path(folder, "sigmahq", "rules", "x")
            target = pathlib.Path(folder, "out")
            source.mkdir(parents=True)
            target.mkdir()
            (target / "old.yml").touch()
            (source / "w.yml").write_text("logsource:\n    product: windows\n")
            (source / "l.yml").write_text("logsource:\n    product: linux\n")
            self.assertEqual(prepare.copy_rules(pathlib.Path(folder), target), 1)
            self.assertEqual([path.name for path in target.iterdir()], ["w.yml"])


class Comparing(unittest.TestCase):
    def test_differences_go_by_rule_and_side(self):
        found = run.differences([("a", 1), ("a", 2), ("b", 3)], [("a", 1), ("b", 3), ("c", 4)])
        self.assertEqual([(d.rule, d.only_ours, d.only_theirs) for d in found],
                         [("a", [2], []), ("c", [], [4])])

    def test_causes_are_of_a_peer_and_a_rule(self):
        causes = run.read_causes("# a comment\n\nrsigma\tid\tbecause\tof tabs\n")
        self.assertEqual(causes, {("rsigma", "id"): "because\tof tabs"})

    def test_the_causes_that_are_shipped_can_be_read(self):
        text = (pathlib.Path(run.HERE) / "causes.tsv").read_text(encoding="utf-8")
        self.assertTrue(all(len(key) == 2 and cause for key, cause in run.read_causes(text).items()))


if __name__ == "__main__":
    unittest.main()
