#include "bench/json_walk.h"

#include <benchmark/benchmark.h>
#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>

#include "bench/require.h"
#include "sigmata/json_event.h"

namespace sigmata::bench {
namespace {

namespace dom = simdjson::dom;
namespace ondemand = simdjson::ondemand;

static_assert(kEventPadding >= simdjson::SIMDJSON_PADDING);

void RequireSuccess(simdjson::error_code error, std::uint64_t event) {
  if (error != simdjson::SUCCESS) {
    Fail(fmt::format("event {}: {}", event + 1, simdjson::error_message(error)));
  }
}

void WalkElement(dom::element element, WalkTotals& totals) {
  switch (element.type()) {
    case dom::element_type::OBJECT:
      for (const dom::key_value_pair field : dom::object(element)) {
        benchmark::DoNotOptimize(field.key.data());
        WalkElement(field.value, totals);
      }
      return;
    case dom::element_type::ARRAY:
      for (const dom::element child : dom::array(element)) WalkElement(child, totals);
      return;
    case dom::element_type::STRING:
      totals.string_bytes += std::string_view(element).size();
      ++totals.scalars;
      return;
    case dom::element_type::NULL_VALUE:
      return;
    case dom::element_type::INT64:
      benchmark::DoNotOptimize(std::int64_t(element));
      break;
    case dom::element_type::UINT64:
      benchmark::DoNotOptimize(std::uint64_t(element));
      break;
    case dom::element_type::DOUBLE:
      benchmark::DoNotOptimize(double(element));
      break;
    case dom::element_type::BOOL:
      benchmark::DoNotOptimize(bool(element));
      break;
  }
  ++totals.scalars;
}

void CountToken(std::string_view token, WalkTotals& totals) {
  if (token.front() == 'n') return;
  ++totals.scalars;
  if (token.front() != '"') return;
  totals.string_bytes += token.find_last_of('"') - 1;
}

simdjson::error_code WalkValue(ondemand::value value, WalkTotals& totals);

simdjson::error_code WalkObject(ondemand::object& object, WalkTotals& totals) {
  for (auto entry : object) {
    ondemand::field field;
    if (const auto error = std::move(entry).get(field)) return error;
    benchmark::DoNotOptimize(field.key().raw());
    if (const auto error = WalkValue(field.value(), totals)) return error;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code WalkValue(ondemand::value value, WalkTotals& totals) {
  ondemand::json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const auto error = value.get_object().get(object)) return error;
    return WalkObject(object, totals);
  }
  if (type != ondemand::json_type::array) {
    CountToken(value.raw_json_token(), totals);
    return simdjson::SUCCESS;
  }
  ondemand::array array;
  if (const auto error = value.get_array().get(array)) return error;
  for (auto child : array) {
    if (child.error() != simdjson::SUCCESS) return child.error();
    if (const auto error = WalkValue(child.value_unsafe(), totals)) return error;
  }
  return simdjson::SUCCESS;
}

}  // namespace

struct DomWalker::Impl {
  explicit Impl(const EventLane& events) : lane(events) {}

  const EventLane& lane;
  // A batch has to hold the longest event.
  std::size_t batch = std::max<std::size_t>(dom::DEFAULT_BATCH_SIZE, lane.longest_line() * 2);
  dom::parser parser;
};

DomWalker::DomWalker(const EventLane& lane) : impl_(std::make_unique<Impl>(lane)) {
#ifdef SIMDJSON_THREADS_ENABLED
  impl_->parser.threaded = false;  // else a second thread would do a part that no clock here sees
#endif
}
DomWalker::~DomWalker() = default;

WalkTotals DomWalker::Walk() {
  WalkTotals totals;
  dom::document_stream stream;
  const std::string_view text = impl_->lane.text();
  RequireSuccess(impl_->parser.parse_many(text.data(), text.size(), impl_->batch).get(stream), 0);
  for (auto document : stream) {
    dom::element element;
    RequireSuccess(std::move(document).get(element), totals.events);
    WalkElement(element, totals);
    ++totals.events;
  }
  return totals;
}

struct OnDemandWalker::Impl {
  explicit Impl(const EventLane& events) : lane(events) {}

  const EventLane& lane;
  ondemand::parser parser;
};

OnDemandWalker::OnDemandWalker(const EventLane& lane) : impl_(std::make_unique<Impl>(lane)) {}
OnDemandWalker::~OnDemandWalker() = default;

WalkTotals OnDemandWalker::Walk() {
  WalkTotals totals;
  for (const std::string_view line : impl_->lane.lines()) {
    ondemand::document document;
    ondemand::object object;
    RequireSuccess(impl_->parser.iterate(line, line.size() + kEventPadding).get(document),
                   totals.events);
    RequireSuccess(document.get_object().get(object), totals.events);
    RequireSuccess(WalkObject(object, totals), totals.events);
    ++totals.events;
  }
  return totals;
}

}  // namespace sigmata::bench
