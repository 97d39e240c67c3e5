// Whatever way a notice writes its day and hour in, the truth is taken from it, and never a wrong day.
import fc from "fast-check";
import { expect, it } from "vitest";
import { datedNotices } from "../support/datedNotices.ts";
import { fieldsOf } from "./reading.ts";

const RUNS = { numRuns: 2000, seed: 20260305 };

it("days, hours, ranges and weekdays in every script and numeral are read exactly", () => {
	fc.assert(
		fc.property(datedNotices, ({ text, truth }) => {
			const { kind, meetings } = fieldsOf(text);
			expect(kind).toBe("notice");
			const [meeting] = meetings;
			expect({
				start: meeting?.startAt?.date,
				time: meeting?.startAt?.time,
				end: meeting?.endAt?.date,
				endTime: meeting?.endAt?.time,
			}).toEqual(truth);
		}),
		RUNS,
	);
}, 60_000);
