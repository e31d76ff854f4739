#include "runtime/program/printable.h"

#include "runtime/program/diagnostic_codes.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("control characters are shown by their symbols", "[unit]") {
  CHECK(Printable("a\x1B[31mb") == "a\u241B[31mb");
  CHECK(Printable(std::string_view("\0\n\r\x7F", 4)) == "\u2400\u240A\u240D\u2421");
  CHECK(Printable("a\tb") == "a b");
}

TEST_CASE("what else acts on a terminal or turns text round is replaced", "[unit]") {
  CHECK(Printable("\u009B31m") == "\uFFFD31m");
  CHECK(Printable("a\u202Eb\u2066c") == "a\uFFFDb\uFFFDc");
  CHECK(Printable("a\xFF") == "a\uFFFD");
}

TEST_CASE("other text stays as it is", "[unit]") {
  CHECK(Printable("Grüße, \u4E16") == "Grüße, \u4E16");
  CHECK(Printable("") == "");
  CHECK(PrintableLines("a\nb\x07") == "a\nb\u2407");
}

Diagnostic Sample(const SourceSet& sources) {
  const auto at = static_cast<std::uint32_t>(sources.Get(0).text().find("bad"));
  Diagnostic d = MakeDiagnostic(codes::SM512, {0, at, at + 3}, "message \x1B]0;x\x07", "help \x1B");
  d.labels.push_back({{0, 0, 5}, "label \x1B"});
  d.labels.push_back({{1, 0, 1}, "other \x1B"});
  return d;
}

TEST_CASE("no form for people carries control characters of a rule", "[unit]") {
  SourceSet sources;
  sources.Add("a\x1B.yml", "first\nx: bad\x1B[2J\n");
  sources.Add("b\x1B.yml", "second\n");
  const Diagnostic d = Sample(sources);
  CHECK(FormatHuman(d, sources).find('\x1B') == std::string::npos);
  CHECK(FormatConcise(d, sources).find('\x1B') == std::string::npos);
  CHECK(FormatConcise(d, sources).find('\x07') == std::string::npos);
}

TEST_CASE("colours add escape sequences of their own and nothing else", "[unit]") {
  SourceSet sources;
  sources.Add("a.yml", "first\nx: bad\x1B[2J\n");
  sources.Add("b.yml", "second\n");
  const Diagnostic d = Sample(sources);
  const std::string coloured = FormatHuman(d, sources, Colours::kOn);
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] != '\x1B') {
      stripped += coloured[i];
      continue;
    }
    const std::size_t end = coloured.find('m', i);
    const std::string sequence = coloured.substr(i, end - i + 1);
    CHECK((sequence == "\x1B[0m" || sequence == "\x1B[1m" || sequence == "\x1B[1;33m" ||
           sequence == "\x1B[1;34m"));
    i = end;
  }
  CHECK(stripped == FormatHuman(d, sources));
  CHECK(coloured != stripped);
}

}  // namespace
}  // namespace sigmata
