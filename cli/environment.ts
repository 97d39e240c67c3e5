// The only place that looks at the process's environment, terminal and clock.
import type { Tongue } from "../functions/notice/finding.ts";
import { utcText } from "../functions/notice/zonedTime.ts";

export interface Environment {
	tongue: Tongue;
	/** Colour on standard output. */
	color: boolean;
	/** Standard error is a terminal that a line can be rewritten on. */
	interactive: boolean;
	/** Show the stack of an unexpected error. */
	debug: boolean;
}

export function readEnvironment(): Environment {
	const env = process.env;
	const { stdout, stderr } = process;
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
	return {
		tongue: /^zh/i.test(locale) ? "zh" : "en",
		color: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb",
		interactive: stderr.isTTY === true && env.TERM !== "dumb" && !env.CI,
		debug: Boolean(env.HUIXUN_DEBUG),
	};
}

/** The machine's clock: UTC to the second. */
export function machineClock(): string {
	return utcText(Date.now());
}

/** The standard variables of the SDK for a service other than Amazon's. */
export function s3Endpoint(): string | undefined {
	const env = process.env;
	return env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL || undefined;
}
