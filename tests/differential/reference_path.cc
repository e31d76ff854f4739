#include "tests/differential/reference_path.h"

#include <algorithm>
#include <functional>

namespace sigmata {
namespace {

// A key of a row, as it is written; quotation marks stay, so that "*" is no `*`.
using RowKeys = std::vector<std::string>;

RowKeys KeysOfRow(const std::string& row) {
  RowKeys keys(1);
  bool quoted = false;
  for (const char c : row) {
    if (c == '"') quoted = !quoted;
    if (c == '.' && !quoted) {
      keys.emplace_back();
    } else {
      keys.back() += c;
    }
  }
  return keys;
}

std::string Unquoted(const std::string& key) {
  const bool quoted = key.size() >= 2 && key.front() == '"' && key.back() == '"';
  return quoted ? key.substr(1, key.size() - 2) : key;
}

// A key of the event, or a part of one with dots.
struct Part {
  std::string text;
  bool torn = false;  // the first part of a key with dots
};
using Reading = std::vector<Part>;

// Each key with dots as it stands, and as a path.
void AddReadings(const EventPath& path, std::size_t at, Reading reading,
                 std::vector<Reading>& readings) {
  if (at == path.size()) {
    readings.push_back(std::move(reading));
    return;
  }
  Reading whole = reading;
  whole.push_back({path[at]});
  AddReadings(path, at + 1, std::move(whole), readings);
  if (path[at].find('.') == std::string::npos) return;
  reading.push_back({"", true});
  for (const char c : path[at]) {
    if (c == '.') {
      reading.emplace_back();
    } else {
      reading.back().text += c;
    }
  }
  AddReadings(path, at + 1, std::move(reading), readings);
}

bool IsWordSign(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

using Use = std::function<void(const ReferenceCaptures&)>;

// Each way in which `form[f..]` describes `text[t..]`.
void FitText(const std::string& form, std::size_t f, const std::string& text, std::size_t t,
             const ReferenceCaptures& captures, const Use& use) {
  if (f == form.size()) {
    if (t == text.size()) use(captures);
    return;
  }
  const bool capture = form[f] == '{' && f + 2 < form.size() && form[f + 2] == '}';
  if (!capture && form[f] != '*') {
    if (t < text.size() && text[t] == form[f]) FitText(form, f + 1, text, t + 1, captures, use);
    return;
  }
  for (std::size_t end = t + 1; end <= text.size(); ++end) {
    const std::string taken = text.substr(t, end - t);
    ReferenceCaptures with = captures;
    if (capture) with[form.substr(f, 3)] = taken;
    if (!capture && !std::all_of(taken.begin(), taken.end(), IsWordSign)) return;
    FitText(form, f + (capture ? 3 : 1), text, end, with, use);
  }
}

void FitKeys(const RowKeys& row, std::size_t r, const Reading& parts, std::size_t p,
             const ReferenceCaptures& captures, const Use& use) {
  if (r == row.size() || p == parts.size()) {
    if (r == row.size() && p == parts.size()) use(captures);
    return;
  }
  if (row[r] == "*") {
    // Any one key of the event.
    if (!parts[p].torn) FitKeys(row, r + 1, parts, p + 1, captures, use);
    return;
  }
  std::string text;
  for (std::size_t end = p + 1; end <= parts.size(); ++end) {
    text += (end == p + 1 ? "" : std::string(1, kStep)) + parts[end - 1].text;
    FitText(Unquoted(row[r]), 0, text, 0, captures,
            [&](const ReferenceCaptures& with) { FitKeys(row, r + 1, parts, end, with, use); });
  }
}

std::vector<RowKeys> FormsOf(const std::string& row, const std::string& root) {
  std::vector<RowKeys> forms{KeysOfRow(row)};
  if (!root.empty()) forms.push_back(KeysOfRow(root + "." + row));
  return forms;
}

}  // namespace

std::vector<ReferenceCaptures> FitsOf(const std::string& row, const std::string& root,
                                      const EventPath& path) {
  std::vector<Reading> readings;
  AddReadings(path, 0, {}, readings);
  std::vector<ReferenceCaptures> fits;
  for (const RowKeys& form : FormsOf(row, root)) {
    for (const Reading& reading : readings) {
      FitKeys(form, 0, reading, 0, {},
              [&fits](const ReferenceCaptures& captures) { fits.push_back(captures); });
    }
  }
  return fits;
}

bool Describes(const std::string& row, const std::string& root, const EventPath& path) {
  return !FitsOf(row, root, path).empty();
}

bool LeadsOn(const std::string& row, const std::string& root, const EventPath& path) {
  const std::vector<RowKeys> forms = FormsOf(row, root);
  return std::any_of(forms.begin(), forms.end(), [&path](const RowKeys& form) {
    return form.size() > path.size() && std::equal(path.begin(), path.end(), form.begin());
  });
}

std::string ParentOf(const std::string& row) {
  const std::string last = KeysOfRow(row).back();
  return row.substr(0, row.size() - std::min(row.size(), last.size() + 1));
}

}  // namespace sigmata
