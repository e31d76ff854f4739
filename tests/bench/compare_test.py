"""What bench/compare.py reads and decides. usage: compare_test.py FOLDER_OF_COMPARE"""

import io
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv.pop(1))

import compare  # noqa: E402  (the folder comes from the command line)


def line(rule, event):
    return f'{{"rule":{{"id":"{rule}","title":"t"}},"event":{{"source":"s","index":{event}}}}}\n'


def lane(base, head, idle=0.0, **more):
    return compare.LaneResult(
        "lane", 100, 5, time=(compare.Figures(base, idle), compare.Figures(head, idle)), **more)


class Answers(unittest.TestCase):
    def test_reads_rule_and_event_of_each_line(self):
        self.assertEqual(compare.parse_answers(line("a", 1) + line("b", 2)), [("a", 1), ("b", 2)])

    def test_a_rule_without_id_goes_by_its_title(self):
        self.assertEqual(compare.parse_answers(line("", 1)), [("t", 1)])

    def test_the_order_of_rules_is_no_change(self):
        self.assertFalse(compare.compare_answers([("a", 1), ("b", 1)], [("b", 1), ("a", 1)]).any())

    def test_tells_lost_from_gained(self):
        changes = compare.compare_answers([("a", 1), ("b", 1)], [("b", 1), ("c", 3)])
        self.assertEqual((changes.lost, changes.gained), ([("a", 1)], [("c", 3)]))

    def test_a_match_reported_twice_is_a_change(self):
        self.assertEqual(compare.compare_answers([("a", 1)], [("a", 1)] * 2).gained, [("a", 1)])


class Verdicts(unittest.TestCase):
    def test_no_slower_within_the_tolerance(self):
        self.assertEqual(compare.verdict_of([lane([1.0] * 5, [1.02] * 5)], 0.03)[0],
                         compare.NOT_WORSE)

    def test_slower_beyond_the_tolerance(self):
        status, reasons = compare.verdict_of([lane([1.0] * 5, [1.05] * 5)], 0.03)
        self.assertEqual(status, compare.SLOWER)
        self.assertIn("1.050 of BASE", reasons[0])

    def test_one_slow_lane_is_enough(self):
        lanes = [lane([1.0] * 5, [0.5] * 5), lane([1.0] * 5, [1.1] * 5)]
        self.assertEqual(compare.verdict_of(lanes, 0.03)[0], compare.SLOWER)

    def test_other_answers_come_before_time(self):
        changed = lane([1.0] * 5, [0.1] * 5, changes=compare.AnswerChanges(lost=[("a", 1)]))
        self.assertEqual(compare.verdict_of([changed], 0.03)[0], compare.OTHER_ANSWERS)

    def test_starting_is_taken_off(self):
        self.assertAlmostEqual(compare.ratio_of(*lane([2.0] * 5, [3.0] * 5, idle=1.0).time), 2.0)

    def test_instructions_decide_where_there_are_any(self):
        counted = (compare.Figures([1000], 0), compare.Figures([1000], 0))
        noisy = lane([1.0] * 5, [1.5] * 5, instructions=counted)
        self.assertEqual(compare.verdict_of([noisy], 0.03)[0], compare.NOT_WORSE)

    def test_scatter_is_noise(self):
        quiet, loud = [1.0, 1.001, 1.002, 1.003], [0.8, 1.0, 1.2, 1.4]
        self.assertFalse(compare.is_noisy(*lane(quiet, quiet).time, 0.03))
        self.assertTrue(compare.is_noisy(*lane(quiet, loud).time, 0.03))

    def test_a_verdict_by_noisy_times_says_so(self):
        for noisy, said in ((True, True), (False, False)):
            reasons = compare.verdict_of([lane([1.0] * 5, [1.5] * 5, noisy=noisy)], 0.03)[1]
            self.assertEqual("scatter" in reasons[0], said)

    def test_no_work_is_no_ratio(self):
        with self.assertRaises(compare.CannotCompare):
            compare.ratio_of(*lane([1.0] * 5, [1.0] * 5, idle=1.0).time)


class Forms(unittest.TestCase):
    def test_reads_the_total_of_callgrind(self):
        self.assertEqual(compare.parse_instructions("events: Ir\nsummary: 123\n"), 123)
        self.assertEqual(compare.parse_instructions("fn=x\ntotals: 456\n"), 456)
        with self.assertRaises(compare.CannotCompare):
            compare.parse_instructions("events: Ir\n")

    def test_the_table_has_a_line_a_measure(self):
        counted = (compare.Figures([1000], 0), compare.Figures([1100], 0))
        rows = compare.table([lane([1.0] * 5, [2.0] * 5, instructions=counted)]).splitlines()
        self.assertEqual(len(rows), 3)
        self.assertIn("2.000", rows[1])
        self.assertIn("1.100", rows[2])


class Running(unittest.TestCase):
    def test_takes_no_more_lines_than_asked_in_a_folder_with_a_space(self):
        with tempfile.TemporaryDirectory(prefix="a b ") as folder:
            source, target = pathlib.Path(folder, "in.ndjson"), pathlib.Path(folder, "out.ndjson")
            source.write_bytes(b"{}\n{}\n{}")
            self.assertEqual(compare.take_lines(source, 2, target), 2)
            self.assertEqual(compare.take_lines(source, 9, target), 3)
            self.assertEqual(target.read_bytes(), b"{}\n{}\n{}\n")

    def test_a_command_that_fails_is_named(self):
        with self.assertRaises(compare.CannotCompare) as caught:
            compare.run([sys.executable, "-c", "import sys; sys.exit('no luck')"])
        self.assertIn("no luck", str(caught.exception))

    def test_measures_processor_time_of_a_child(self):
        busy = [sys.executable, "-c", "sum(range(2000000))"]
        self.assertGreater(compare.processor_seconds(busy), 0)

    def test_a_built_command_is_taken_as_it_is(self):
        with tempfile.TemporaryDirectory(prefix="a b ") as folder:
            command = pathlib.Path(folder, "sigmata")
            command.touch()
            self.assertEqual(compare.build("BASE", str(command)).sigmata, command.resolve())

    def test_an_unknown_commit_ends_2(self):
        with mock.patch("sys.stderr", io.StringIO()):
            self.assertEqual(compare.main(["no-such-commit", ".", "--rules", "x", "--events", "y"]),
                             compare.NOT_COMPARED)


if __name__ == "__main__":
    unittest.main()
