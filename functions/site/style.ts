// The one style sheet: quiet, for reading Chinese on a phone first. No scripts, no web fonts.
import { paths } from "./paths.ts";
import { CONTENT_TYPES, type SiteFile, SLOW } from "./siteFile.ts";

const css = `:root{color-scheme:light dark;--ink:#1d1d1f;--soft:#55585e;--line:#d9dade;--paper:#fdfdfc;--card:#fff;--link:#0b57a4;--mark:#9a1c1c;--mark-paper:#fbeaea;--note:#6b4a00;--note-paper:#fff5dc}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8ea;--soft:#adb0b7;--line:#3b3d42;--paper:#17181a;--card:#1f2023;--link:#8ab8ff;--mark:#ffb4ab;--mark-paper:#3b1d1b;--note:#ffd98a;--note-paper:#372c12}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;line-height:1.75;overflow-wrap:anywhere}
body{margin:0;background:var(--paper);color:var(--ink);font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;font-size:1.0625rem}
:lang(zh-Hant) body,:lang(zh-TW) body{font-family:"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","Noto Sans TC",system-ui,sans-serif}
:lang(zh-HK) body{font-family:"PingFang HK","Microsoft JhengHei","Noto Sans CJK HK","Noto Sans HK",system-ui,sans-serif}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:.06em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
header.site,main,footer.site{max-width:44rem;margin:0 auto;padding:0 1.1rem}
header.site{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;align-items:baseline;padding-top:1rem;padding-bottom:.7rem;border-bottom:1px solid var(--line)}
header.site .name{font-weight:700;font-size:1.1rem;color:var(--ink);text-decoration:none;margin-right:auto}
header.site ul,nav.pages ul,.chips{display:flex;flex-wrap:wrap;gap:.25rem .9rem;list-style:none;margin:0;padding:0;font-size:.9rem}
[aria-current]{color:var(--soft);text-decoration:none;font-weight:600}
h1{font-size:1.55rem;line-height:1.4;margin:1.6rem 0 .6rem;text-wrap:balance}
h2{font-size:1.15rem;line-height:1.5;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
p,ul,ol,table,dl,blockquote{margin:.7rem 0}
.meta{color:var(--soft);font-size:.9rem;margin:.2rem 0}
.badge{display:inline-block;border:1px solid currentColor;border-radius:.3rem;padding:0 .45rem;font-size:.82rem;font-weight:600;color:var(--soft);margin-right:.4rem}
.badge.alert{color:var(--mark);background:var(--mark-paper)}
.banner{border-left:.3rem solid var(--mark);background:var(--mark-paper);color:var(--mark);padding:.6rem .9rem;border-radius:.2rem;margin:1rem 0}
.banner.note{border-color:var(--note);background:var(--note-paper);color:var(--note)}
.banner p{margin:.2rem 0}.banner a{color:inherit}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.1rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1.1rem}
dl.facts dt{color:var(--soft);font-size:.92rem}dl.facts dd{margin:0}dl.facts dd p,dl.facts dd ul,dl.facts dd ol{margin:0}
dl.facts ul,dl.facts ol{padding-left:1.3rem}
@media(max-width:26rem){dl.facts{grid-template-columns:1fr;gap:0 0}dl.facts dt:not(:first-child){margin-top:.55rem}}
.text{margin:1.8rem 0}
.text table{border-collapse:collapse;display:block;max-width:100%;overflow-x:auto;font-size:.95rem}
.text th,.text td{border:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
.text pre{overflow-x:auto;white-space:pre-wrap}
.text img{max-width:100%;height:auto}
blockquote{border-left:.2rem solid var(--line);padding-left:1rem;margin-left:0;color:var(--soft)}
ul.notices,ol.meetings{list-style:none;padding:0;margin:0}
ul.notices>li,ol.meetings>li{padding:.8rem 0;border-bottom:1px solid var(--line)}
ul.notices .title,ol.meetings .title{font-weight:600;font-size:1.05rem;line-height:1.5}
.when{margin:0;font-size:.95rem}
.gone .title{text-decoration:line-through}
details{border-top:1px solid var(--line);padding:.5rem 0}summary{cursor:pointer;font-weight:600}
ul.feeds{list-style:none;padding:0}ul.feeds li{display:grid;grid-template-columns:5.4rem 1fr;gap:0 .4rem;align-items:baseline;margin:.35rem 0}
@media(max-width:26rem){ul.feeds li{grid-template-columns:1fr}}
code.url{display:block;font-size:.8rem;background:var(--card);border:1px solid var(--line);border-radius:.3rem;padding:.25rem .5rem;user-select:all}
del{color:var(--soft)}ins{text-decoration:none;font-weight:600}
footer.site{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:.8rem;padding-bottom:2rem;color:var(--soft);font-size:.88rem}
@media print{header.site nav,nav,footer.site,.skip,details:not([open]){display:none}body{background:#fff;color:#000}main{max-width:none}a{color:inherit;text-decoration:none}}
`;

export function style(): SiteFile {
	return {
		path: paths.style(),
		contentType: CONTENT_TYPES.css,
		cacheControl: SLOW,
		body: css,
	};
}
