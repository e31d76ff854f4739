#include "sigmata/event_reader.h"

#include <new>
#include <string>

#include "runtime/event/text_event.h"
#include "runtime/event/xml_event.h"
#include "runtime/event/xml_splitter.h"

namespace sigmata {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// How much of a record stands before its event.
std::size_t LeadingBytes(std::string_view record) {
  const std::size_t mark = record.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  return std::min(record.find_first_not_of(" \t\r\n", mark), record.size());
}

}  // namespace

struct EventReader::Impl {
  Impl(const Program& program, std::string_view shape) : reader(program, shape) {}

  ReadStatus Read(std::string_view record) {
    const std::size_t begin = LeadingBytes(record);
    const std::string_view text = record.substr(begin);
    ReadStatus status = ReadStatus::kRead;
    if (text.starts_with('{')) {
      status = reader.ReadPadded(text);
      consumed = reader.consumed();
    } else if (BeginsAsXml(text)) {
      status = ReadXml(text);
    } else {
      status = ReadText(text);
    }
    consumed = status == ReadStatus::kRead ? begin + consumed : record.size();
    return status;
  }

  ReadStatus ReadXml(std::string_view text) {
    XmlSplitter splitter;
    std::size_t end = 0;
    // An event that does not end within the limit is too large, wherever it ends.
    const std::string_view looked_at = text.substr(0, kMaxTextEventBytes + 1);
    const auto event = splitter.Next(looked_at, end, true);
    consumed = end;
    json.clear();
    const XmlReading xml = AppendXmlEvent(event.value_or(looked_at), json);
    if (xml.status != ReadStatus::kRead) return xml.status;
    const ReadStatus status = ReadTranscoded();
    if (xml.degraded && status == ReadStatus::kRead) reader.MarkDegraded();
    return status;
  }

  ReadStatus ReadText(std::string_view text) {
    const TextForm form = FormOfText(text);
    consumed = text.size();
    switch (form) {
      case TextForm::kUnknown:
        return reader.ReadPadded(text);  // which says what it is not
      case TextForm::kSnareJson:
        return reader.ReadPadded(SnareJson(text));
      case TextForm::kSnare:
      case TextForm::kSplunk:
        break;
    }
    if (text.size() > kMaxTextEventBytes) return ReadStatus::kTooLarge;
    json.clear();
    AppendTextAsJson(form, text, json);
    return ReadTranscoded();
  }

  ReadStatus ReadTranscoded() {
    const std::size_t size = json.size();
    json.append(kEventPadding, ' ');
    return reader.ReadPadded(std::string_view(json).substr(0, size));
  }

  JsonEventReader reader;
  std::size_t consumed = 0;
  std::string copy;
  std::string json;  // of an event that came in another form
};

EventReader::EventReader(const Program& program, std::string_view shape)
    : impl_(std::make_unique<Impl>(program, shape)) {}
EventReader::~EventReader() = default;
EventReader::EventReader(EventReader&&) noexcept = default;
EventReader& EventReader::operator=(EventReader&&) noexcept = default;

ReadStatus EventReader::ReadPadded(std::string_view record) noexcept {
  try {
    return impl_->Read(record);
  } catch (const std::bad_alloc&) {
    return ReadStatus::kNoMemory;
  }
}

ReadStatus EventReader::Read(std::string_view record) noexcept {
  try {
    impl_->copy.assign(record);
    impl_->copy.resize(record.size() + kEventPadding, ' ');
  } catch (const std::bad_alloc&) {
    return ReadStatus::kNoMemory;
  }
  return ReadPadded(std::string_view(impl_->copy).substr(0, record.size()));
}

std::size_t EventReader::consumed() const noexcept { return impl_->consumed; }

const Event& EventReader::event() const noexcept { return impl_->reader.event(); }

bool EventReader::used_last_shape() const noexcept { return impl_->reader.used_last_shape(); }

std::size_t EventReader::last_shape() const noexcept { return impl_->reader.last_shape(); }

void EventReader::set_last_shape(std::size_t shape) noexcept {
  impl_->reader.set_last_shape(shape);
}

}  // namespace sigmata
