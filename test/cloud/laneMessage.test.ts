// Messages in a lane: from S3, from ourselves, and from nobody we know.
import { expect, it } from "vitest";
import { readMessage } from "../../functions/cloud/laneMessage.ts";

const event = (...keys: string[]) =>
	JSON.stringify({ Records: keys.map((key) => ({ s3: { object: { key } } })) });

it("are events of S3, their keys URL-encoded as in a form", () => {
	expect(
		readMessage(event("notices/%E9%80%9A%E7%9F%A5+1%2B2.md", "site.yaml")),
	).toEqual({ kind: "events", keys: ["notices/通知 1+2.md", "site.yaml"] });
});

it("are the test event that comes when notifications are set up", () => {
	expect(readMessage('{"Service":"Amazon S3","Event":"s3:TestEvent"}')).toEqual(
		{ kind: "test" },
	);
});

it("are keys of sources that were handed over, or that an operator sends", () => {
	expect(readMessage('{"sources":["a b.md"]}')).toEqual({
		kind: "sources",
		keys: ["a b.md"],
	});
});

it.each([
	["no JSON", "{"],
	["a text", '"a"'],
	["null", "null"],
	["records of something else", '{"Records":[{"sns":{}}]}'],
	["a key that cannot be decoded", event("%E9%80")],
	["sources that are no texts", '{"sources":[1]}'],
	["records that are no list", '{"Records":{}}'],
])("are unknown: %s", (_name, body) => {
	expect(readMessage(body)).toEqual({ kind: "unknown" });
});
