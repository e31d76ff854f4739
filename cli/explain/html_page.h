// What stands around the events in a page, and how it looks.
#ifndef SIGMATA_CLI_EXPLAIN_HTML_PAGE_H_
#define SIGMATA_CLI_EXPLAIN_HTML_PAGE_H_

#include <string_view>

namespace sigmata::cli {

inline constexpr std::string_view kHtmlHead = R"page(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Sigmata: why rules match</title>
<style>
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #59636e; --page: #f6f7f9; --card: #ffffff; --line: #d5dae0;
  --yes: #14692f; --yes-back: #e3f4e7; --no: #a3281c; --no-back: #fcebe8;
  --mark: #ffe08a; --mark-text: #1b1f24; --focus: #0b5cd5; --code: #f1f3f5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e8ec; --quiet: #9aa5b1; --page: #14171b; --card: #1c2127; --line: #363d46;
    --yes: #6fd08c; --yes-back: #17301f; --no: #ff9d90; --no-back: #3a1f1c;
    --mark: #8a6d1a; --mark-text: #ffffff; --focus: #7db3ff; --code: #242a31;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: var(--page);
  color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
h5 { overflow-wrap: anywhere; font-size: .85rem; margin: 1.25rem 0 .4rem; color: var(--quiet); letter-spacing: .02em; }
p { margin: .25rem 0; }
code, pre, .tree, td { font: .85rem/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
code, td, .tree { overflow-wrap: anywhere; unicode-bidi: isolate; }
.quiet { color: var(--quiet); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  margin: .75rem 0; padding: .75rem 1rem; border-left-width: .3rem; }
.card.yes { border-left-color: var(--yes); }
.card.no { border-left-color: var(--no); }
.card > details { margin-top: .5rem; }
.card > details > summary { color: var(--quiet); }
.parts { display: grid; gap: 0 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 70rem) { .parts { grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); } }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary:focus-visible { outline: .15rem solid var(--focus); outline-offset: .15rem; }
.yes > .sign, .sign.yes { color: var(--yes); }
.no > .sign, .sign.no { color: var(--no); }
.sign { font-weight: 700; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.tree ul { list-style: none; margin: 0; padding-left: 1.35rem; border-left: 1px solid var(--line); }
.tree > ul { padding-left: 0; border: 0; }
.tree li { margin: .15rem 0; }
.leaf { padding-left: 1.1rem; text-indent: -1.1rem; }
.found { color: var(--quiet); }
mark { background: var(--mark); color: var(--mark-text); border-radius: .15rem; padding: 0 .1rem; }
.badge { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; }
.changes { margin: .25rem 0 0; padding-left: 2rem; }
pre { background: var(--code); border-radius: .4rem; margin: 0; padding: .6rem 0; overflow-x: auto; }
pre .row { display: block; padding: 0 .75rem; min-width: max-content; }
pre .row.yes { background: var(--yes-back); }
pre .row.no { background: var(--no-back); }
pre .number { display: inline-block; width: 4.5em; color: var(--quiet); user-select: none; }
td:first-child { white-space: nowrap; }
td:nth-child(3) { min-width: 9rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: .8rem; color: var(--quiet); font-weight: 600; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem .3rem 0; vertical-align: top; }
.scroll { overflow-x: auto; }
</style>
</head>
<body>
<main>
<h1>Why rules match, or do not</h1>
)page";

inline constexpr std::string_view kHtmlTail = "</main>\n</body>\n</html>\n";

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_HTML_PAGE_H_
