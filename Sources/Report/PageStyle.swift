extension ReportPage {
  /// The page's style. Text has a contrast of 7:1 and more to what is behind it, small text and lines of 4.5:1 and 3:1
  /// (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11), in light and in dark.
  static let style = """
    :root { --back: #ffffff; --text: #1b1f24; --quiet: #4d565f; --line: #8a929a; --panel: #f3f5f7;
      --bar: #2f6fb0; --part: #ffffff; --warning: #8a3300; }
    @media (prefers-color-scheme: dark) {
      :root { --back: #14171a; --text: #e8eaed; --quiet: #b3bbc3; --line: #77808a; --panel: #20252a;
        --bar: #7ab4ef; --part: #14171a; --warning: #ffb38a; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 62rem; background: var(--back); color: var(--text);
      font: 1rem/1.6 "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif;
      overflow-wrap: anywhere; }
    h1 { font-size: 1.35rem; line-height: 1.3; margin: .2rem 0 1rem; }
    h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
    small, figcaption span { color: var(--quiet); font-size: .875rem; }
    .warning { color: var(--warning); border-left: .3rem solid; padding-left: .6rem; font-weight: 600; }
    .tiles { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
    .tiles div { background: var(--panel); border-radius: .4rem; padding: .6rem .8rem; }
    .tiles span, .tiles strong, .tiles small { display: block; }
    .tiles strong { font-size: 1.6rem; line-height: 1.25; }
    .charts { display: grid; gap: 1rem; margin-top: 1.2rem;
      grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); }
    figure { margin: 0; }
    figcaption { font-weight: 600; }
    svg { display: block; width: 100%; max-width: 32rem; height: auto; }
    svg text { font-size: 12px; text-anchor: middle; fill: var(--text); }
    .bar { fill: var(--bar); }
    .part { fill: var(--part); stroke: var(--bar); stroke-width: 1.5; stroke-dasharray: 3 2; }
    .axis { stroke: var(--line); fill: none; }
    .hatch { display: inline-block; width: .9em; height: .9em; margin-right: .3em; vertical-align: -.05em;
      border: 1.5px dashed var(--bar); }
    table { border-collapse: collapse; width: 100%; margin-top: 1.2rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0;
      border-bottom: 1px solid var(--line); }
    th { font-weight: 400; }
    thead th { font-weight: 600; }
    td { font-variant-numeric: tabular-nums; }
    ul { margin: 0; padding-left: 1.2rem; }
    footer { margin-top: 2rem; color: var(--quiet); font-size: .875rem; }
    footer p { margin: .3rem 0; }
    @media print { body { max-width: none; font-size: 10pt; } section, figure, tr { break-inside: avoid; } }
    """
}
