// The only place of the functions' side that reads the process's environment and clock.
import { utcText } from "../notice/zonedTime.ts";

/** As the stack gives them to a function; which of them, the function knows. */
export type Variable =
	| "SITE_NAME"
	| "INBOX_BUCKET"
	| "STORE_BUCKET"
	| "SITE_BUCKET"
	| "DOORBELL_URL"
	| "SLOW_LANE_URL"
	| "SLOW_LANE_ARN"
	| "FINDINGS_TOPIC"
	| "FRONT"
	| "DISTRIBUTION_ID"
	| "HUB";

/** Throws for one that is missing: the function was deployed without it. */
export function variable(name: Variable): string {
	const value = optionalVariable(name);
	if (value === undefined) throw new Error(`${name} is not set`);
	return value;
}

export function optionalVariable(name: Variable): string | undefined {
	return process.env[name] || undefined;
}

/** UTC to the second. */
export function clock(): string {
	return utcText(Date.now());
}
