#include "runtime/event/message_template.h"

#include <map>
#include <set>

#include "compiler/emit/message_tables.h"
#include "runtime/event/json_text.h"
#include "tests/differential/random.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

// A template alone, as a program holds it.
class Template {
 public:
  explicit Template(std::string_view message) : pieces_(SplitTemplate(message)) {
    for (const TemplatePiece& piece : pieces_) {
      const auto offset = static_cast<std::uint32_t>(text_.size());
      text_ += piece.literal;
      records_.push_back(
          {{offset, static_cast<std::uint32_t>(piece.literal.size())}, piece.parameter, 0, {}});
    }
    image_.text = text_;
    image_.message_pieces = records_;
  }
  Template(const Template&) = delete;

  const std::vector<TemplatePiece>& pieces() const { return pieces_; }

  // "-" where the message does not fit; otherwise `1=value 2=value`.
  std::string Read(std::string_view message) {
    MessageReader reader(image_);
    const Value value{message, ValueKind::kString, message.find('\\') != message.npos};
    if (!reader.SetMessage(value)) return "-";
    if (!reader.Fits({0, static_cast<std::uint32_t>(records_.size())})) return "-";
    std::map<std::uint32_t, std::string> values;
    for (const MessageReader::Rendered& v : reader.values()) {
      AppendText(v.value, values[v.position]);
    }
    std::string out;
    for (const auto& [position, text] : values) {
      out += (out.empty() ? "" : " ") + std::to_string(position) + "=" + text;
    }
    return out;
  }

 private:
  std::vector<TemplatePiece> pieces_;
  std::string text_;
  std::vector<PieceRecord> records_;
  ProgramImage image_;
};

std::string Read(std::string_view form, std::string_view message) {
  return Template(form).Read(message);
}

TEST_CASE("parameters are the text between the literal parts", "[unit]") {
  CHECK(Read("Router %1 was set to %2.", "Router 10.0.0.1 was set to 0x0.") == "1=10.0.0.1 2=0x0");
  CHECK(Read("Name:\t%2\n\tHost:\t%1", "Name:\ta b\n\tHost:\tc") == "1=c 2=a b");
  CHECK(Read("%1", "all of  it") == "1=all of  it");
  CHECK(Read("x %1", "y 1") == "-");
  CHECK(Read("x %1 y", "x 1 z") == "-");
  CHECK(Read("x %1 y %2 z", "x 1 2 z") == "-");
}

TEST_CASE("white space does not tell messages apart", "[unit]") {
  const char* const form = "Started.\r\n\r\nLocal:\r\n\tName:\t%1\r\n\tPort:\t%2";
  for (const char* const message : {R"(Started.\r\n\r\nLocal:\r\n\tName:\ta b\r\n\tPort:\t5)",
                                    "Started. Local: Name: a b Port: 5",
                                    R"(Started.\n\nLocal:\n\tName:\t\ta b\n\tPort:\t5\n \n)",
                                    R"(  Started.   Local: Name: a b Port: 5)",
                                    R"(Started.\n\nLocal:\n\tName:\ta b\n\tPort:\t5\r\n)"}) {
    INFO(message);
    CHECK(Read(form, message) == "1=a b 2=5");
  }
}

TEST_CASE("a value may be empty", "[unit]") {
  const char* const form = "Name: %1 Port: %2";
  CHECK(Read(form, "Name: Port: 5") == "1= 2=5");
  CHECK(Read(form, "Name: a Port:") == "1=a 2=");
  CHECK(Read(form, "Name:  Port:") == "1= 2=");
}

TEST_CASE("what can be read in two ways is not read", "[unit]") {
  CHECK(Read("%1%2", "ab").empty());
  CHECK(Read("%1 %2", "a b").empty());  // one may be empty, and the other the whole
  CHECK(Read("%1 %2", "a b c").empty());
  CHECK(Read("on %1 at %2.", "on a at b at c.").empty());
  CHECK(Read("x %1 y %2 z %3", "x 1 y 2 y 3 z 4") == "3=4");  // the others stand fast
  CHECK(Read("a %1 b %1 c", "a 1 b 1 c") == "1=1");
  CHECK(Read("a %1 b %1 c", "a 1 b 2 c").empty());
}

TEST_CASE("values come back as the event wrote them", "[unit]") {
  CHECK(Read("User %1 did %2.", R"(User D\\u did \"x\u00e4\".)") == "1=D\\u 2=\"x\xC3\xA4\"");
}

// The slow twin: every way to place the literal parts, one by one.
class EveryWay {
 public:
  EveryWay(const std::vector<TemplatePiece>& pieces, std::string text)
      : pieces_(pieces), text_(std::move(text)), places_(pieces.size()) {
    Place(0, 0);
  }

  std::string Result() const {
    if (ways_.empty()) return "-";
    std::string out;
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      std::set<std::pair<std::size_t, std::size_t>> borders;
      for (const auto& way : ways_) borders.insert({way[i], way[i + 1]});
      if (borders.size() > 1) continue;
      const std::size_t begin = ways_[0][i] + pieces_[i].literal.size();
      const std::size_t end = std::max(begin, ways_[0][i + 1]);
      out += (out.empty() ? "" : " ") + std::to_string(pieces_[i].parameter) + "=" +
             text_.substr(begin, end - begin);
    }
    return out;
  }

 private:
  void Place(std::size_t i, std::size_t from) {
    const std::string& literal = pieces_[i].literal;
    const bool last = i + 1 == pieces_.size();
    for (std::size_t at = from; at + literal.size() <= text_.size(); ++at) {
      if (i == 0 && at > 0) break;
      if (text_.compare(at, literal.size(), literal) != 0) continue;
      if (last && at + literal.size() != text_.size()) continue;
      places_[i] = at;
      if (last) {
        ways_.push_back(places_);
        continue;
      }
      const bool shares = literal.ends_with(' ') && pieces_[i + 1].literal.starts_with(' ');
      Place(i + 1, at + literal.size() - (shares ? 1 : 0));
    }
  }

  const std::vector<TemplatePiece>& pieces_;
  std::string text_;
  std::vector<std::size_t> places_;
  std::vector<std::vector<std::size_t>> ways_;
};

TEST_CASE("values are read that are the same in every way to read the message", "[unit]") {
  Random random(7);
  const auto word = [&](std::size_t longest) {
    constexpr std::string_view kSigns = "ab -";
    std::string out;
    for (std::size_t i = random.Below(longest + 1); i > 0; --i) out += random.Of(kSigns);
    return out;
  };
  std::size_t read = 0;
  std::size_t unsure = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string form = word(3);
    std::string message = form;
    const std::size_t count = 1 + random.Below(3);
    for (std::size_t i = 1; i <= count; ++i) {
      const std::string literal = word(3);
      form += "%" + std::to_string(i) + literal;
      message += word(3) + literal;
    }
    if (random.OneIn(4)) message = word(8);
    std::string folded = " ";
    for (const char c : message + " ") {
      if (c != ' ' || folded.back() != ' ') folded += c;
    }
    if (folded == " ") continue;  // nothing to read
    Template form_of(form);
    const std::string expected = EveryWay(form_of.pieces(), folded).Result();
    INFO("template [" << form << "] message [" << message << "]");
    REQUIRE(form_of.Read(folded) == expected);
    read += expected.empty() || expected == "-" ? 0U : 1U;
    unsure += expected.empty() ? 1U : 0U;
  }
  CHECK(read > 5000);
  CHECK(unsure > 1000);
}

// Each shipped event with a template: rendered with made-up values, and read back.
struct Shipped {
  const EventSchema* event;
  std::vector<TemplatePiece> pieces;
};

std::vector<Shipped> ShippedTemplates() {
  std::vector<Shipped> all;
  for (const EventSchema& event : ShippedFieldMaps().events) {
    Shipped shipped{&event, SplitTemplate(event.message)};
    if (!shipped.pieces.empty()) all.push_back(std::move(shipped));
  }
  return all;
}

std::string Render(std::string_view form, const Strings& values) {
  std::string out;
  while (!form.empty()) {
    std::size_t digits = 0;
    while (form[0] == '%' && digits + 1 < form.size() && std::isdigit(form[digits + 1]) != 0)
      ++digits;
    if (digits == 0) {
      out += form[0];
    } else {
      out += values.at(std::stoul(std::string(form.substr(1, digits))) - 1);
    }
    form.remove_prefix(digits + 1);
  }
  return out;
}

Program EveryParameter() {
  std::string detection = "    s:\n";
  for (int i = 1; i <= 40; ++i) detection += "        param" + std::to_string(i) + ": x\n";
  return ProgramWith(detection + "    condition: s\n");
}

std::string EventWith(const EventSchema& event, const std::string& message) {
  std::string json;
  AppendJsonChars(message, json);
  return R"({"SourceName":")" + event.provider + R"(","EventID":)" + std::to_string(event.id) +
         R"(,"Version":)" + std::to_string(event.version) + R"(,"Message":")" + json + R"("})";
}

TEST_CASE("every shipped template gives its parameters back", "[unit]") {
  const Program program = EveryParameter();
  JsonEventReader reader(program);
  Random random(11);
  const Strings words = {"10.0.0.1",
                         "fe80::1%4",
                         "HOST\\user",
                         "a b",
                         "0x20",
                         "-",
                         "%%8222",
                         "C:\\Program Files (x86)\\a.exe",
                         "{66A5C15C-4F8E}",
                         "\"quoted\"",
                         "17"};
  const std::vector<Shipped> templates = ShippedTemplates();
  CHECK(templates.size() == 39);
  std::size_t sure = 0;
  std::size_t unsure = 0;
  for (const Shipped& shipped : templates) {
    for (int round = 0; round < 50; ++round) {
      Strings values;
      for (std::size_t i = 0; i < 40; ++i) {
        values.push_back(round == 0 ? "value" + std::to_string(i) : random.Of(words));
      }
      const std::string message = Render(shipped.event->message, values);
      INFO(shipped.event->provider << " " << shipped.event->id << "\n" << message);
      REQUIRE(reader.Read(EventWith(*shipped.event, message)) == ReadStatus::kRead);
      for (const TemplatePiece& piece : shipped.pieces) {
        if (piece.parameter == 0) continue;
        const Strings read =
            ValuesOf(program, reader.event(), "param" + std::to_string(piece.parameter));
        std::string expected = "\"";
        AppendJsonChars(values[piece.parameter - 1], expected);
        if (read.empty()) {  // a value such as "(x86)" looks like a part of the template
          CHECK(round > 0);
          ++unsure;
          continue;
        }
        CHECK(read[0] == expected + "\"");
        ++sure;
      }
    }
  }
  CHECK(sure > 5000);
  CHECK(unsure < 100);
}

TEST_CASE("a message of 1 MiB is read in linear time by every shipped template", "[unit]") {
  const Program program = EveryParameter();
  const ProgramImage& image = program.image();
  MessageReader reader(image);
  for (const MessageRecord& message : image.messages) {
    const auto pieces = image.message_pieces.subspan(message.pieces.first, message.pieces.count);
    const std::size_t share = (std::size_t{1} << 20) / pieces.size();
    std::string text;
    for (const PieceRecord& piece : pieces) {  // each part again and again, and nearly
      const std::string part(image.Text(piece.literal));
      for (std::size_t end = text.size() + share; text.size() < end;) {
        text += part + "x" + part.substr(0, part.size() / 2);
      }
    }
    text += image.Text(pieces.back().literal);
    CHECK(reader.SetMessage({text, ValueKind::kString, false}));
    reader.Fits(message.pieces);
    for (const char* const filler : {" ", "x", "x "}) {
      std::string other(image.Text(pieces.front().literal));
      while (other.size() < std::size_t{1} << 20) other += filler;
      reader.SetMessage({other, ValueKind::kString, false});
      reader.Fits(message.pieces);
    }
  }
}

TEST_CASE("a message that is too long is not read", "[unit]") {
  const Program program = ProgramWith("    s: {IsatapRouter|contains: x}\n    condition: s\n");
  const auto fires = [&](std::size_t size) {
    return Fires(program, R"({"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4100,"Message":")"
                          "ISATAP router address " +
                              std::string(size, 'x') + R"( was set with status 0."})");
  };
  CHECK(fires(100));
  CHECK(fires(kMaxMessageBytes - 100));
  CHECK_FALSE(fires(kMaxMessageBytes));
}

}  // namespace
}  // namespace sigmata
