// The evaluator of policies denies what it does not understand, so that "allowed" can be believed.
import { describe, expect, it } from "vitest";
import {
	type AccessRequest,
	evaluate,
	isLike,
	type Statement,
} from "../support/aws/policies.ts";

const request: AccessRequest = {
	principal: "Publisher",
	action: "s3:PutObject",
	resource: "arn:aws:s3:::store/head.json",
	context: {},
};
const allow: Statement = {
	Effect: "Allow",
	Action: "s3:PutObject",
	Resource: "arn:aws:s3:::store/*",
};
const verdict = (
	identity: Statement[],
	resource: Statement[] = [],
	context: Record<string, string> = {},
) => evaluate({ ...request, context }, identity, resource).kind;

describe("a call", () => {
	it("is denied unless something allows it", () => {
		expect(verdict([])).toBe("denied");
		expect(verdict([allow])).toBe("allowed");
		expect(verdict([{ ...allow, Action: "s3:GetObject" }])).toBe("denied");
		expect(verdict([{ ...allow, Resource: "arn:aws:s3:::site/*" }])).toBe(
			"denied",
		);
	});

	it("is denied by any denial that matches, whatever allows it", () => {
		const deny: Statement = {
			Effect: "Deny",
			Principal: "*",
			Action: "s3:*",
			Resource: "arn:aws:s3:::store/head.json",
			Condition: {
				Null: { "s3:if-match": "true", "s3:if-none-match": "true" },
			},
		};
		expect(verdict([allow], [deny])).toBe("denied");
		expect(verdict([allow], [deny], { "s3:if-match": '"a"' })).toBe("allowed");
		expect(verdict([allow], [deny], { "s3:if-none-match": "*" })).toBe(
			"allowed",
		);
	});

	it("is allowed by the resource's own policy to whom it names", () => {
		const named: Statement = { ...allow, Principal: { AWS: "Publisher" } };
		expect(verdict([], [named])).toBe("allowed");
		expect(verdict([], [{ ...named, Principal: { AWS: "Other" } }])).toBe(
			"denied",
		);
	});
});

describe("what is not understood", () => {
	it.each<[string, Partial<Statement>]>([
		[
			"an operator",
			{ Condition: { DateLessThan: { "aws:CurrentTime": "x" } } },
		],
		["another element", { NotAction: "s3:GetObject" }],
		["a principal where none belongs", { Principal: "*" }],
	])("does not allow: %s", (_name, more) => {
		expect(
			verdict([{ ...allow, ...more }], [], { "aws:CurrentTime": "x" }),
		).toBe("denied");
	});

	it.each<[string, Partial<Statement>]>([
		[
			"an operator",
			{ Condition: { DateLessThan: { "aws:CurrentTime": "x" } } },
		],
		["another element", { NotPrincipal: "*" }],
		["no resource", { Resource: [] }],
		["a kind of principal", { Principal: { Federated: "x" } }],
	])("denies where it stands in a denial: %s", (_name, more) => {
		const deny: Statement = {
			...allow,
			Effect: "Deny",
			Principal: "*",
			...more,
		};
		expect(verdict([allow], [deny], { "aws:CurrentTime": "x" })).toBe("denied");
	});
});

describe("patterns", () => {
	it.each([
		["a/b", "a/*", true],
		["a", "a/*", false],
		["a/b/c", "a/*/c", true],
		["a/c", "a/*/c", false],
		["abc", "*", true],
		["abc", "abc", true],
		["abcd", "abc", false],
		["aXbXc", "a*b*c", true],
		["ab", "a*ab", false],
	])("%s is like %s: %s", (text, pattern, expected) => {
		expect(isLike(text, pattern)).toBe(expected);
	});
});
