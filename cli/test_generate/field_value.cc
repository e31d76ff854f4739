#include "cli/test_generate/field_value.h"

#include <algorithm>

#include "cli/test_generate/value_candidates.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

bool IsScalar(const FieldValue& value) {
  return value.kind == Kind::kNumber || value.kind == Kind::kText;
}

ValueTexts TextsOf(const FieldValue& value) {
  ValueTexts texts;
  texts.kind = value.kind == Kind::kNumber ? ValueKind::kNumber : ValueKind::kString;
  texts.plain = value.text;
  texts.folded = Fold(value.text);
  return texts;
}

// Other values than those that a pattern speaks of, close to them: the next number, another text.
void AddOthers(const std::vector<Wish>& wishes, std::vector<FieldValue>& values) {
  for (const Wish& wish : wishes) {
    const Pattern& pattern = wish.predicate->pattern;
    if (!wish.answer && pattern.kind == PatternKind::kEquals) {
      if (Fold(pattern.text) == "true") values.push_back({Kind::kText, "false"});
      if (Fold(pattern.text) == "false") values.push_back({Kind::kText, "true"});
    }
    if (wish.answer || pattern.kind != PatternKind::kNumber) continue;
    if (pattern.text.size() > 15 ||
        pattern.text.find_first_not_of("0123456789") != std::string::npos)
      continue;
    values.push_back({Kind::kNumber, std::to_string(std::stoll(pattern.text) + 1)});
  }
}

// Where a rule compares with networks, the field holds addresses.
void AddAddresses(const std::vector<Wish>& wishes, std::vector<FieldValue>& values) {
  const bool network = std::any_of(wishes.begin(), wishes.end(), [](const Wish& wish) {
    return wish.predicate->pattern.kind == PatternKind::kCidr;
  });
  if (!network) return;
  for (const char* const address : {"198.51.100.7", "2001:db8::7"}) {
    values.push_back({Kind::kText, address});
  }
}

}  // namespace

bool WishJudge::Holds(const Wish& wish, const FieldValue& value) {
  const PatternKind kind = wish.predicate->pattern.kind;
  bool answer = false;
  if (kind == PatternKind::kExists) {
    answer = value.kind != Kind::kAbsent;
  } else if (kind == PatternKind::kNull) {
    answer = !IsScalar(value);
  } else if (IsScalar(value)) {
    std::unique_ptr<PatternTest>& test = tests_[wish.predicate];
    if (!test) test = std::make_unique<PatternTest>(wish.predicate->pattern);
    answer = test->Fits(TextsOf(value));
  }
  return answer == wish.answer;
}

bool WishJudge::AllHold(const std::vector<Wish>& wishes, const FieldValue& value) {
  return std::all_of(wishes.begin(), wishes.end(),
                     [&](const Wish& wish) { return Holds(wish, value); });
}

std::optional<FieldValue> MakeFieldValue(const std::vector<Wish>& wishes, const Fillers& fillers,
                                         bool present, WishJudge& judge) {
  std::vector<const Pattern*> wanted;
  for (const Wish& wish : wishes) {
    if (wish.answer) wanted.push_back(&wish.predicate->pattern);
  }
  std::vector<FieldValue> candidates;
  if (!present) candidates.push_back({});
  for (FieldValue& value : ValueCandidates(wanted, fillers)) candidates.push_back(std::move(value));
  if (present) AddOthers(wishes, candidates);
  AddAddresses(wishes, candidates);
  candidates.insert(candidates.end(), fillers.begin(), fillers.end());
  if (!present) AddOthers(wishes, candidates);
  candidates.push_back({});
  candidates.push_back({Kind::kNull, {}});
  for (const FieldValue& value : candidates) {
    if (judge.AllHold(wishes, value)) return value;
  }
  return std::nullopt;
}

}  // namespace sigmata::cli
