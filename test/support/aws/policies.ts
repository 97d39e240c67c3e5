// Who may do what, after IAM's evaluation logic ("Policy evaluation logic" in its user guide). What it does
// not understand it denies: such a statement never allows, and such a denial always holds.

export interface Statement {
	Sid?: string;
	Effect: "Allow" | "Deny";
	Action?: string | string[];
	Resource?: string | string[];
	Principal?: unknown;
	Condition?: Record<string, Record<string, string | string[]>>;
	[other: string]: unknown;
}

export interface AccessRequest {
	/** Role's id, or a service (`s3.amazonaws.com`). */
	principal: string;
	action: string;
	resource: string;
	/** Condition keys that the request has. */
	context: Record<string, string>;
}

/** One action on one resource pattern, as granted. */
export interface Grant {
	action: string;
	resource: string;
}

export type Verdict =
	| { kind: "allowed"; by: Grant }
	| { kind: "denied"; why: string };

const KNOWN = new Set([
	"Sid",
	"Effect",
	"Action",
	"Resource",
	"Principal",
	"Condition",
]);

type Match = "yes" | "no" | "not understood";

/** `identity`: the policies of the caller; `resource`: the policy of what is called. */
export function evaluate(
	request: AccessRequest,
	identity: readonly Statement[],
	resource: readonly Statement[],
): Verdict {
	const all = [
		...identity.map((statement) => ({ statement, own: true })),
		...resource.map((statement) => ({ statement, own: false })),
	];
	for (const { statement, own } of all)
		if (
			statement.Effect !== "Allow" &&
			matches(statement, request, own) !== "no"
		)
			return { kind: "denied", why: statement.Sid ?? "a denial" };
	for (const { statement, own } of all) {
		if (statement.Effect !== "Allow") continue;
		if (matches(statement, request, own) !== "yes") continue;
		const by = grantsOf([statement]).find((grant) => covers(grant, request));
		if (by) return { kind: "allowed", by };
	}
	return { kind: "denied", why: "nothing allows it" };
}

/** Every pair that statements grant. */
export function grantsOf(statements: readonly Statement[]): Grant[] {
	return statements
		.filter(({ Effect }) => Effect === "Allow")
		.flatMap(({ Action, Resource }) =>
			list(Action).flatMap((action) =>
				list(Resource).map((resource) => ({ action, resource })),
			),
		);
}

function covers(grant: Grant, { action, resource }: AccessRequest): boolean {
	return (
		isLike(action.toLowerCase(), grant.action.toLowerCase()) &&
		isLike(resource, grant.resource)
	);
}

function matches(
	statement: Statement,
	request: AccessRequest,
	own: boolean,
): Match {
	if (Object.keys(statement).some((key) => !KNOWN.has(key)))
		return "not understood";
	const actions = list(statement.Action);
	const resources = list(statement.Resource);
	if (actions.length === 0 || resources.length === 0) return "not understood";
	const named =
		actions.some((one) =>
			isLike(request.action.toLowerCase(), one.toLowerCase()),
		) && resources.some((one) => isLike(request.resource, one));
	if (!named) return "no";
	if (own !== (statement.Principal === undefined)) return "not understood";
	const principal = own
		? "yes"
		: principalMatches(statement.Principal, request);
	if (principal !== "yes") return principal;
	const conditions = Object.entries(statement.Condition ?? {}).flatMap(
		([operator, keys]) =>
			Object.entries(keys).map(([key, value]) =>
				conditionMatches(operator, key, list(value), request.context),
			),
	);
	if (conditions.includes("no")) return "no";
	return conditions.includes("not understood") ? "not understood" : "yes";
}

function principalMatches(
	principal: unknown,
	{ principal: asking }: AccessRequest,
): Match {
	if (principal === "*") return "yes";
	if (typeof principal !== "object" || principal === null)
		return "not understood";
	const kinds = Object.entries(principal as Record<string, string | string[]>);
	const all = kinds.map(([kind, value]): Match => {
		if (kind !== "AWS" && kind !== "Service") return "not understood";
		return list(value).some((one) => one === "*" || one === asking)
			? "yes"
			: "no";
	});
	if (all.includes("yes")) return "yes";
	return all.includes("not understood") ? "not understood" : "no";
}

function conditionMatches(
	operator: string,
	key: string,
	values: readonly string[],
	context: Readonly<Record<string, string>>,
): Match {
	const given = context[key];
	if (operator === "Null")
		return values.every((value) => (value === "true") === (given === undefined))
			? "yes"
			: "no";
	if (given === undefined) return "no";
	switch (operator) {
		case "Bool":
		case "StringEquals":
			return values.map(String).includes(given) ? "yes" : "no";
		case "ArnEquals":
		case "ArnLike":
			return values.some((value) => isLike(given, value)) ? "yes" : "no";
		case "NumericLessThan":
			return values.some((value) => Number(given) < Number(value))
				? "yes"
				: "no";
		default:
			return "not understood";
	}
}

/** `*` any characters, `?` one. */
export function isLike(text: string, pattern: string): boolean {
	const parts = pattern.split("*");
	if (pattern.includes("?")) throw new Error(`${pattern}: not understood`);
	const [first = "", ...rest] = parts;
	if (!text.startsWith(first)) return false;
	let at = first.length;
	for (const [index, part] of rest.entries()) {
		if (index === rest.length - 1)
			return text.length - part.length >= at && text.endsWith(part);
		const found = text.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at === text.length;
}

function list<T>(value: T | T[] | undefined): T[] {
	if (value === undefined) return [];
	return Array.isArray(value) ? value : [value];
}
