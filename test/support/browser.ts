// A real browser: the packaged one on x64 Linux, else one that is installed.
import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const INSTALLED = [
	process.env.HUIXUN_CHROMIUM ?? "",
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** No first-run pages, no lookups of its own. */
const ARGUMENTS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

const packaged = process.platform === "linux" && process.arch === "x64";

/** Why browser tests cannot run here; nothing where they can. */
export const noBrowser: string | undefined =
	packaged || INSTALLED.some((path) => path !== "" && existsSync(path))
		? undefined
		: "no browser: the packaged one is for x64 Linux, and none is installed (set HUIXUN_CHROMIUM)";

export async function launchBrowser(): Promise<Browser> {
	const executablePath =
		INSTALLED.find((path) => path !== "" && existsSync(path)) ??
		(await sparticuz.executablePath());
	return chromium.launch({ executablePath, args: ARGUMENTS, headless: true });
}
