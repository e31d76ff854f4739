// rsigma's engine over a folder of rules and a file of events, as `rsigma engine eval
// --logsource-routing` runs it: rsigma-eval-driver [--bloom] [--cross-rule-ac] [--include-event]
// RULES EVENTS
//
// For where the command itself is too much to build: it brings a daemon's and several databases'
// libraries along. The loop is the command's own, without its input formats and filters: a line is
// parsed by serde_json, evaluated, and each result printed as JSON (here buffered).
use rsigma_eval::event::JsonEvent;
use rsigma_eval::{Engine, LogSourceExtractor};
use rsigma_parser::parse_sigma_directory;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::{env, process};

fn fail(words: String) -> ! {
    eprintln!("{words}");
    process::exit(2)
}

fn make_engine(rules: &str, options: &[String]) -> Engine {
    let has = |option: &str| options.iter().any(|there| there == option);
    let collection = parse_sigma_directory(Path::new(rules))
        .unwrap_or_else(|error| fail(format!("{rules}: {error}")));
    let mut engine = Engine::new();
    engine.set_include_event(has("--include-event"));
    engine.set_bloom_prefilter(has("--bloom"));
    engine.set_cross_rule_ac(has("--cross-rule-ac"));
    engine.set_logsource_extractor(Some(LogSourceExtractor::new()));
    for (index, error) in engine.add_rules(&collection.rules) {
        eprintln!("refused {}: {error}", collection.rules[index].title);
    }
    eprintln!("{} parse errors, {} rules", collection.errors.len(), engine.rule_count());
    engine
}

fn main() {
    let (options, paths): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let [rules, events] = paths.as_slice() else {
        fail("usage: rsigma-eval-driver [options] RULES EVENTS".to_string())
    };
    let engine = make_engine(rules, &options);
    let file = File::open(events).unwrap_or_else(|error| fail(format!("{events}: {error}")));
    let mut out = BufWriter::new(std::io::stdout());
    for line in BufReader::new(file).lines().map_while(Result::ok) {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else {
            eprintln!("an event is not JSON");
            continue;
        };
        for result in engine.evaluate(&JsonEvent::borrow(&value)) {
            let text = serde_json::to_string(&result).unwrap_or_default();
            let _ = writeln!(out, "{text}");
        }
    }
}
