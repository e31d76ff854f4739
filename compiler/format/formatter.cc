#include "compiler/format/formatter.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/format/indentation.h"
#include "compiler/format/key_order.h"
#include "compiler/format/outline.h"
#include "compiler/format/quotes.h"
#include "compiler/format/same_meaning.h"
#include "compiler/format/text_lines.h"
#include "compiler/parse/yaml_document.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// Line ends \n, no byte order mark.
std::string PlainLineEnds(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool of_line_end = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!of_line_end) out += text[i];
  }
  return out;
}

YamlDocuments ParseText(std::string text, SourceSet& sources) {
  return ParseYaml(sources, sources.Add("", std::move(text)));
}

bool IsOfSigma(const YamlNode& document) {
  constexpr std::string_view kKeys[] = {"detection", "correlation", "filter", "action"};
  return document.is_map() &&
         std::any_of(std::begin(kKeys), std::end(kKeys), [&document](std::string_view key) {
           return document.FindEntry(key) != nullptr;
         });
}

// Lines in their order, without the mark of a first document and without needless blank lines.
class LineWriter {
 public:
  LineWriter(const std::vector<std::string_view>& lines, const std::vector<bool>& within_value)
      : lines_(lines), within_value_(within_value) {}

  void Write(std::size_t line) {
    // A last line of blanks alone, without a line end, is no line once they are gone.
    const std::string_view text = line < lines_.size() ? lines_[line] : std::string_view();
    const bool value = within_value_[line];
    if (!value && !begun_ && text == "---") return;
    if (!value && text.empty()) {
      blank_ = !out_.empty();
      return;
    }
    if (blank_) out_ += '\n';
    blank_ = false;
    begun_ = begun_ || value || !text.starts_with('#');
    out_ += text;
    out_ += '\n';
  }

  std::string Take() { return std::move(out_); }

 private:
  const std::vector<std::string_view>& lines_;
  const std::vector<bool>& within_value_;
  std::string out_;
  bool begun_ = false;  // text other than comments has been written
  bool blank_ = false;  // a blank line is due, if anything follows
};

std::string Relay(const std::vector<YamlNode>& documents, std::string_view text,
                  const Outline& outline) {
  const std::vector<std::string_view> lines = SplitLines(text);
  Indentation indentation = IndentLines(text, lines, outline);
  std::vector<Edit> edits = std::move(indentation.edits);
  edits.insert(edits.end(), outline.edits.begin(), outline.edits.end());
  for (const YamlNode& document : documents) QuoteValues(document, text, edits);
  const std::string edited = ApplyEdits(text, std::move(edits));
  const std::vector<std::string_view> new_lines = SplitLines(edited);
  LineWriter writer(new_lines, indentation.within_value);
  for (const std::size_t line : OrderLines(documents, text, lines, indentation.within_value)) {
    writer.Write(line);
  }
  return writer.Take();
}

FormattedText Refused(std::string_view text, std::vector<Diagnostic> why) {
  return {FormatOutcome::kRefused, std::string(text), std::move(why)};
}

}  // namespace

FormattedText FormatRules(const SourceSet& sources, SourceId id) {
  const std::string_view given = sources.Get(id).text();
  const YamlDocuments before = ParseYaml(sources, id);
  // Aliases refer to what must stand above them, and their nodes stand in two places.
  const bool aliases = std::any_of(before.diagnostics.begin(), before.diagnostics.end(),
                                   [](const Diagnostic& d) { return d.code == codes::SM105; });
  if (!before.complete || aliases) return Refused(given, before.diagnostics);
  if (std::none_of(before.roots.begin(), before.roots.end(), IsOfSigma)) {
    return {FormatOutcome::kNoRules, std::string(given), {}};
  }
  SourceSet texts;
  const YamlDocuments plain = ParseText(PlainLineEnds(given), texts);
  const std::string_view text = texts.Get(0).text();
  const Outline outline = DrawOutline(plain.roots, text);
  if (outline.refusal) {
    Diagnostic d = *outline.refusal;
    d.span.source = id;
    return Refused(given, {std::move(d)});
  }
  std::string formatted = Relay(plain.roots, text, outline);
  const YamlDocuments after = ParseText(formatted, texts);
  std::optional<Span> changed = FindDifference(before.roots, after.roots);
  if (!after.complete && !changed) changed = Span{id, 0, 0};
  if (changed) {
    changed->source = id;
    return Refused(
        given, {MakeDiagnostic(codes::SM910, *changed, "the layout would change what is read here",
                               "the file is left as it stands")});
  }
  return {FormatOutcome::kFormatted, std::move(formatted), {}};
}

}  // namespace sigmata
