// Finds an event's shape, has its JSON walked, and completes it by what the program knows of it.
#include "sigmata/json_event.h"

#include <new>
#include <optional>

#include "runtime/event/derived_fields.h"
#include "runtime/event/event_builder.h"
#include "runtime/event/event_layout.h"
#include "runtime/event/event_shape.h"
#include "runtime/event/json_repair.h"
#include "runtime/event/json_walk.h"
#include "runtime/event/misplaced_members.h"
#include "runtime/event/record_splitter.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

// One bracket too many ends an object early: its members, or a bracket, are left behind it.
bool EndsEarly(std::string_view rest) {
  rest.remove_prefix(BlankSize(rest));
  return !rest.empty() && (rest[0] == '}' || GoesOn(rest));
}

}  // namespace

struct JsonEventReader::Impl {
  Impl(Program p, std::string_view shape)
      : program(std::move(p)),
        shapes(program.image()),
        layouts(program.image()),
        derived(program.image()),
        messages(program.image()),
        builder(program.field_count()),
        walk(program.image().UsesKeywords()),
        last_shape(shapes.size() - 1) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (shapes.id(i) == shape) forced = i;
    }
  }

  // Walks with one shape; `fitting` becomes the first shape whose probe holds.
  ReadStatus Walk(std::string_view json, std::size_t shape, std::size_t& fitting) {
    builder.Begin(shapes.id(shape));
    builder.SetText(json);
    const ReadStatus status = walk.Walk(json, shapes.tree(shape), builder, Misplaced(shape));
    if (status == ReadStatus::kRead) {
      fitting = shapes.Fitting(walk.probes());
      consumed = walk.consumed();
      // With damaged brackets a shape may not be seen; then it is that of the last event.
      if (misplaced && fitting + 1 == shapes.size()) fitting = shape;
      if (!forced && fitting != shape && shapes.ReadAlike(fitting, shape)) {
        last_shape = fitting;
        builder.SetShape(shapes.id(fitting));
        fitting = shape;
      }
    }
    return status;
  }

  ReadStatus ReadStrictly(std::string_view json) {
    // Where one event has had others behind it, so will the next: they are not looked at with it.
    if (others_behind) json = FirstOf(json);
    const std::size_t shape = forced.value_or(last_shape);
    std::size_t fitting = shape;
    ReadStatus status = Walk(json, shape, fitting);
    if (status == ReadStatus::kNotJson) {
      // The parser wants the input to end with the object; what follows it may be damaged.
      const std::string_view first = FirstOf(json);
      if (first.size() < json.size()) {
        json = first;
        status = Walk(json, shape, fitting);
      }
    }
    if (status == ReadStatus::kRead && !forced && fitting != shape) {
      last_shape = fitting;
      status = Walk(json, fitting, fitting);
    }
    return status;
  }

  // Made when first needed: most readers never meet such an event.
  const MisplacedMembers* Misplaced(std::size_t shape) {
    if (!misplaced) return nullptr;
    misplaced_members.resize(shapes.size());
    if (!misplaced_members[shape]) misplaced_members[shape].emplace(shapes.tree(shape));
    return &*misplaced_members[shape];
  }

  // The first object, with the space behind it.
  static std::string_view FirstOf(std::string_view json) {
    const std::size_t end = FirstObjectEnd(json);
    return json.substr(0, end + BlankSize(json.substr(end)));
  }

  ReadStatus ReadTolerantly(std::string_view json) {
    ReadStatus status = repair.Run(json);
    misplaced = repair.misplaced();
    used_last_shape = misplaced && !forced;
    if (status == ReadStatus::kRead) status = ReadStrictly(repair.json());
    misplaced = false;
    consumed = repair.consumed();
    if (status == ReadStatus::kRead) builder.MarkDegraded();
    return status;
  }

  // Reads strictly; false if that shows damage.
  bool IsSound(std::string_view json, ReadStatus& status) {
    status = ReadStrictly(json);
    return status == ReadStatus::kRead ? !EndsEarly(json.substr(consumed))
                                       : status != ReadStatus::kNotJson;
  }

  // Damage counts where the event's own shape looks, whichever was tried first.
  ReadStatus ReadDamaged(std::string_view json) {
    const std::size_t tried = last_shape;
    ReadStatus status = ReadTolerantly(json);
    if (status != ReadStatus::kRead || last_shape == tried) return status;
    return IsSound(json, status) ? status : ReadTolerantly(json);
  }

  ReadStatus Read(std::string_view json) {
    if (json.size() > kMaxEventBytes) return ReadStatus::kTooLarge;
    constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
    const std::size_t mark = json.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    json.remove_prefix(mark);
    used_last_shape = false;
    ReadStatus status = ReadStatus::kRead;
    if (!IsSound(json, status)) status = ReadDamaged(json);
    const std::string_view rest = json.substr(status == ReadStatus::kRead ? consumed : json.size());
    others_behind = BlankSize(rest) < rest.size();
    consumed += mark;
    if (status == ReadStatus::kRead) {
      builder.SetByteSize(consumed);
      layouts.Complete(builder, messages);
      derived.Derive(builder);
      layouts.NoteKind(builder);
    }
    return status;
  }

  Program program;
  EventShapes shapes;
  EventLayouts layouts;
  DerivedFields derived;
  MessageReader messages;
  EventBuilder builder;
  JsonWalk walk;
  std::optional<std::size_t> forced;
  // Events of one shape come together, so the last one is tried first; it begins with the one that
  // takes every event, whose tree is small.
  std::size_t last_shape = 0;
  std::size_t consumed = 0;
  JsonRepair repair;
  bool misplaced = false;  // the event that is read has damaged brackets
  bool used_last_shape = false;
  bool others_behind = false;  // the last text that was read held more than one object
  std::vector<std::optional<MisplacedMembers>> misplaced_members;  // by shape
  std::string copy;
};

JsonEventReader::JsonEventReader(const Program& program, std::string_view shape)
    : impl_(std::make_unique<Impl>(program, shape)) {}
JsonEventReader::~JsonEventReader() = default;
JsonEventReader::JsonEventReader(JsonEventReader&&) noexcept = default;
JsonEventReader& JsonEventReader::operator=(JsonEventReader&&) noexcept = default;

bool JsonEventReader::HasShape(const Program& program, std::string_view shape) {
  const ProgramImage& image = program.image();
  for (const ShapeRecord& record : image.shapes) {
    if (image.Text(record.id) == shape) return true;
  }
  return false;
}

ReadStatus JsonEventReader::ReadPadded(std::string_view json) noexcept {
  try {
    return impl_->Read(json);
  } catch (const std::bad_alloc&) {
    return ReadStatus::kNoMemory;
  }
}

ReadStatus JsonEventReader::Read(std::string_view json) noexcept {
  try {
    impl_->copy.assign(json);
    impl_->copy.resize(json.size() + kEventPadding, ' ');
  } catch (const std::bad_alloc&) {
    return ReadStatus::kNoMemory;
  }
  return ReadPadded(std::string_view(impl_->copy).substr(0, json.size()));
}

std::size_t JsonEventReader::consumed() const noexcept { return impl_->consumed; }

void JsonEventReader::MarkDegraded() noexcept { impl_->builder.MarkDegraded(); }

const Event& JsonEventReader::event() const noexcept { return impl_->builder.event(); }

bool JsonEventReader::used_last_shape() const noexcept { return impl_->used_last_shape; }

std::size_t JsonEventReader::last_shape() const noexcept { return impl_->last_shape; }

void JsonEventReader::set_last_shape(std::size_t shape) noexcept {
  if (shape < impl_->shapes.size()) impl_->last_shape = shape;
}

std::string_view ReadStatusText(ReadStatus status) {
  switch (status) {
    case ReadStatus::kRead:
      return "read";
    case ReadStatus::kNotJson:
      return "not a JSON object";
    case ReadStatus::kNotXml:
      return "not an event in XML";
    case ReadStatus::kTooLarge:
      return "too large";
    case ReadStatus::kNoMemory:
      return "out of memory";
  }
  return "";
}

}  // namespace sigmata
