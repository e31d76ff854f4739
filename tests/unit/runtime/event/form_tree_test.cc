#include "runtime/event/form_tree.h"

#include <string>

#include "runtime/program/equal32.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Next = FormTree::Next;
using Piece = FormTree::Piece;

class Tree {
 public:
  Tree() : root_(tree_.AddRoot()) {}

  std::uint16_t Add(const std::vector<Piece>& pieces) { return tree_.Add(root_, pieces); }

  // The form that these runs lead to, one behind the other; kNone: to none.
  std::uint16_t Find(const std::vector<Piece>& pieces) {
    FormTree::Step* parent = root_;
    for (const Piece& piece : pieces) {
      const std::string text = std::string(piece.run) + std::string(FormTree::kLongestRun, '#');
      FormTree::Step* const step =
          FormTree::Follow<PlainEqual32>(parent, text.data(), [&](const FormTree::Step& s) {
            return s.next == piece.next && s.size() == piece.run.size();
          });
      if (step == nullptr) return FormTree::kNone;
      if (step->next == Next::kEnd) return step->value;
      if (step->value != piece.value) return FormTree::kNone;
      parent = step;
    }
    return FormTree::kNone;
  }

  FormTree& tree() { return tree_; }
  void Clear() {
    tree_.Clear();
    root_ = tree_.AddRoot();
  }

 private:
  FormTree tree_;
  FormTree::Step* root_;
};

TEST_CASE("forms that begin alike are told apart where they part", "[unit]") {
  const std::vector<Piece> one = {{"{\"a\":", Next::kNumber, 0}, {"}", Next::kEnd}};
  const std::vector<Piece> two = {
      {"{\"a\":", Next::kNumber, 0}, {",\"b\":\"", Next::kString, 1}, {"\"}", Next::kEnd}};
  const std::vector<Piece> three = {{"{\"a\":", Next::kNumber, 0}, {"} ", Next::kEnd}};
  Tree tree;
  CHECK(tree.Find(one) == FormTree::kNone);
  CHECK(tree.Add(one) == 0);
  CHECK(tree.Find(two) == FormTree::kNone);
  CHECK(tree.Add(two) == 1);
  CHECK(tree.Add(three) == 2);
  for (int round = 0; round < 3; ++round) {
    CHECK(tree.Find(three) == 2);
    CHECK(tree.Find(one) == 0);
    CHECK(tree.Find(two) == 1);
  }
}

TEST_CASE("a form that is known is not added again", "[unit]") {
  const std::vector<Piece> form = {{"{\"a\":", Next::kNumber, 0}, {"}", Next::kEnd}};
  Tree tree;
  CHECK(tree.Add(form) == 0);
  CHECK(tree.Add(form) == FormTree::kNone);
  CHECK(tree.Add({{"{\"b\":", Next::kNumber, 0}, {"}", Next::kEnd}}) == 1);
}

TEST_CASE("the kind of what follows a run tells forms apart", "[unit]") {
  Tree tree;
  const Next kinds[] = {Next::kString, Next::kNumber, Next::kBool, Next::kNull, Next::kRun};
  std::uint16_t number = 0;
  for (const Next kind : kinds) CHECK(tree.Add({{"{x", kind}, {"}", Next::kEnd}}) == number++);
  number = 0;
  for (const Next kind : kinds) CHECK(tree.Find({{"{x", kind}, {"}", Next::kEnd}}) == number++);
}

TEST_CASE("a run that begins another is not that", "[unit]") {
  Tree tree;
  CHECK(tree.Add({{"ab", Next::kNumber}, {"}", Next::kEnd}}) == 0);
  CHECK(tree.Add({{"a", Next::kNumber}, {"}", Next::kEnd}}) == 1);
  CHECK(tree.Add({{"abc", Next::kNumber}, {"}", Next::kEnd}}) == 2);
  CHECK(tree.Find({{"a", Next::kNumber}, {"}", Next::kEnd}}) == 1);
  CHECK(tree.Find({{"ab", Next::kNumber}, {"}", Next::kEnd}}) == 0);
}

TEST_CASE("of a run every byte counts, up to the longest", "[unit]") {
  for (std::size_t size = 1; size <= FormTree::kLongestRun; ++size) {
    std::string run(size, 'a');
    Tree tree;
    REQUIRE(tree.Add({{run, Next::kEnd}}) == 0);
    CHECK(tree.Find({{run, Next::kEnd}}) == 0);
    for (std::size_t i = 0; i < size; ++i) {
      for (const char other : {'b', '\xE1', '\0', 'A'}) {
        run[i] = other;
        INFO(i << " of " << size);
        CHECK(tree.Find({{run, Next::kEnd}}) == FormTree::kNone);
      }
      run[i] = 'a';
    }
  }
}

// Forms of three runs each; `number` has as many as are asked for.
std::vector<Piece> ManyForms(std::size_t number) {
  static const std::string kSigns = [] {
    std::string signs;
    for (char c = '0'; c < '0' + 64; ++c) signs += c;
    return signs;
  }();
  const std::string_view signs = kSigns;
  return {{signs.substr(number % 64, 1), Next::kNumber},
          {signs.substr(number / 64 % 64, 1), Next::kNumber},
          {signs.substr(number / 4096, 1), Next::kEnd}};
}

TEST_CASE("of too many that follow the same beginning, those that are there stay", "[unit]") {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i <= 256; ++i) runs.push_back(std::to_string(1000 + i));
  const auto form = [&runs](std::size_t i) { return std::vector<Piece>{{runs[i], Next::kEnd}}; };
  Tree tree;
  for (std::size_t i = 0; i < 256; ++i) REQUIRE(tree.Add(form(i)) == i);
  CHECK(tree.Add(form(256)) == FormTree::kNone);
  CHECK(tree.Find(form(256)) == FormTree::kNone);
  for (std::size_t i = 0; i < 256; ++i) REQUIRE(tree.Find(form(i)) == i);
}

TEST_CASE("below a step that has no room beside it there is room", "[unit]") {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < 256; ++i) runs.push_back(std::to_string(1000 + i));
  Tree tree;
  for (const std::string& run : runs) {
    REQUIRE(tree.Add({{run, Next::kNumber}, {"}", Next::kEnd}}) != FormTree::kNone);
  }
  CHECK(tree.Add({{"x", Next::kNumber}, {"}", Next::kEnd}}) == FormTree::kNone);
  CHECK(tree.Add({{runs[7], Next::kNumber}, {"]", Next::kEnd}}) == 256);
  CHECK(tree.Find({{runs[7], Next::kNumber}, {"]", Next::kEnd}}) == 256);
}

TEST_CASE("what is looked at first changes, what is found does not", "[unit]") {
  Tree tree;
  constexpr std::size_t kCount = 1000;
  for (std::size_t i = 0; i < kCount; ++i) REQUIRE(tree.Add(ManyForms(i)) == i);
  std::size_t next = 1;
  for (std::size_t i = 0; i < 5 * kCount; ++i) {
    next = (next * 7919 + 13) % kCount;
    REQUIRE(tree.Find(ManyForms(next)) == next);
  }
  for (std::size_t i = 0; i < kCount; ++i) REQUIRE(tree.Find(ManyForms(i)) == i);
}

TEST_CASE("there is room for so many forms, runs and steps", "[unit]") {
  Tree forms;
  std::size_t count = 0;
  while (forms.tree().HasRoom(3) && count < 10'000) {
    REQUIRE(forms.Add(ManyForms(count)) == count);
    ++count;
  }
  CHECK(count == 2048);

  Tree runs;
  for (count = 0; runs.tree().HasRoom(3) && count < 10'000; ++count) {
    const std::string run = std::to_string(count);
    const auto first = ManyForms(count)[0].run;
    const std::string second = run + "a";
    REQUIRE(runs.Add({{first, Next::kNumber}, {run, Next::kNumber}, {second, Next::kEnd}}) ==
            count);
  }
  CHECK(count > 1900);
  CHECK(count < 2048);  // of two runs each, 4096 in all

  Tree steps;
  std::vector<Piece> form(200, Piece{"a", Next::kNumber});
  form.push_back({"b", Next::kEnd});
  for (count = 0; steps.tree().HasRoom(form.size()) && count < 10'000; ++count) {
    form[0].run = ManyForms(count)[0].run;
    form[1].run = ManyForms(count / 64)[0].run;
    REQUIRE(steps.Add(form) == count);
  }
  CHECK(count > 160);
  CHECK(count < 166);  // of 200 steps each, 32768 in all
}

TEST_CASE("a cleared tree knows nothing", "[unit]") {
  Tree tree;
  REQUIRE(tree.Add(ManyForms(7)) == 0);
  REQUIRE(tree.Add(ManyForms(8)) == 1);
  tree.Clear();
  CHECK(tree.Find(ManyForms(7)) == FormTree::kNone);
  CHECK(tree.Add(ManyForms(8)) == 0);
  CHECK(tree.Find(ManyForms(8)) == 0);
  CHECK(tree.Find(ManyForms(7)) == FormTree::kNone);
}

TEST_CASE("roots have nothing in common", "[unit]") {
  FormTree tree;
  FormTree::Step* const one = tree.AddRoot();
  FormTree::Step* const other = tree.AddRoot();
  const std::vector<Piece> form = {{"{}", Next::kEnd}};
  CHECK(tree.Add(one, form) == 0);
  const std::string text = "{}" + std::string(FormTree::kLongestRun, ' ');
  const auto always = [](const FormTree::Step&) { return true; };
  CHECK(FormTree::Follow<PlainEqual32>(one, text.data(), always) != nullptr);
  CHECK(FormTree::Follow<PlainEqual32>(other, text.data(), always) == nullptr);
  CHECK(tree.Add(other, form) == 1);
}

}  // namespace
}  // namespace sigmata
