// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rung::cli {

/// The head of the page: everything it needs stands in it, nothing is loaded and no script runs. Colours keep at least 4.5:1 against their
/// ground (WCAG 2.2, 1.4.3) in light and dark; severity is told by words and line style as well as by colour.
inline constexpr std::string_view html_head = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Job adverts, read as an outsider would</title>
<style>
:root { --ground: #fdfdfb; --card: #f3f2ed; --ink: #1d2226; --soft: #52595f; --line: #c9c8c0; --link: #0b5394;
  --barrier: #a3122a; --warning: #7d4e00; --hint: #1c5a8a; --good: #1d6334;
  --barrier-ground: #fbe3e4; --warning-ground: #fdeec9; --hint-ground: #e1eefa; }
@media (prefers-color-scheme: dark) { :root { --ground: #16191c; --card: #20252a; --ink: #e8eaec; --soft: #a9b2ba; --line: #434b53; --link: #8ec1f5;
  --barrier: #ff9aa5; --warning: #f3c25f; --hint: #92c9f7; --good: #86d69c;
  --barrier-ground: #4a1a22; --warning-ground: #43340f; --hint-ground: #16344d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.55 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
main, header, footer { max-width: 78rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .25rem; } h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
a { color: var(--link); } a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--ground); padding: .5rem; }
article { border-top: 1px solid var(--line); padding: 1.5rem 0; } .path { color: var(--soft); margin: 0 0 .75rem; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; } @media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); } }
.advert { overflow-wrap: anywhere; } .advert p, .advert li { max-width: 42rem; } .advert h3 { margin: 1.1rem 0 .3rem; } .columns > section > :first-child { margin-top: 0; } .advert pre { white-space: pre-wrap; }
.advert ul { padding-left: 1.3rem; margin: .3rem 0; }
mark { color: inherit; background: none; } mark a { color: inherit; text-decoration: underline; text-decoration-thickness: .12em; text-underline-offset: .2em; border-radius: .15em; }
mark.barrier a { background: var(--barrier-ground); text-decoration-color: var(--barrier); text-decoration-style: double; }
mark.warning a { background: var(--warning-ground); text-decoration-color: var(--warning); text-decoration-style: solid; }
mark.hint a { background: var(--hint-ground); text-decoration-color: var(--hint); text-decoration-style: dotted; }
mark a:target, li:target { outline: 2px solid var(--link); outline-offset: 2px; }
ol.findings, ul.good { list-style: none; margin: 0; padding: 0; } ol.findings > li { background: var(--card); border-left: .3rem solid; border-radius: .25rem; padding: .6rem .8rem; margin: 0 0 .7rem; }
li.barrier { border-color: var(--barrier) !important; } li.warning { border-color: var(--warning) !important; } li.hint { border-color: var(--hint) !important; }
.tag { font-weight: 650; font-size: .875rem; } .barrier > .tag { color: var(--barrier); } .warning > .tag { color: var(--warning); } .hint > .tag { color: var(--hint); }
ol.findings p { margin: .2rem 0; } .try b { font-weight: 650; } details { color: var(--soft); font-size: .95rem; } summary { cursor: pointer; }
ul.good li { color: var(--good); } .soft { color: var(--soft); } table { border-collapse: collapse; } td { border: 1px solid var(--line); padding: .3rem .5rem; vertical-align: top; }
@media print { ol.findings > li { break-inside: avoid; } .skip { display: none; } }
</style>
</head>
<body>
<a class="skip" href="#adverts">Skip to the adverts</a>
<header><h1>Job adverts, read as an outsider would</h1>
<p class="soft">Marked words lead to what a capable reader from outside may stumble over; each note leads back to the words. You know the job: take what helps.</p></header>
<main id="adverts">
)";

inline constexpr std::string_view html_foot = "</main>\n<footer class=\"soft\"><p>Made with Rung ";

} // namespace rung::cli
