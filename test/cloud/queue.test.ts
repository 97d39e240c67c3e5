// The model of SQS that the end-to-end tests rely on.
import { describe, expect, it } from "vitest";
import { Queue, type QueueOptions } from "../support/aws/queue.ts";
import { random } from "../support/random.ts";

const options: QueueOptions = {
	name: "q",
	arn: "arn:q",
	fifo: false,
	contentBasedDeduplication: false,
	delay: 0,
	visibility: 1000,
};
const bodies = (messages: { body: string }[]) =>
	messages.map(({ body }) => body);

describe("a message", () => {
	it("is hidden while it is worked on, and comes again", () => {
		const queue = new Queue(options);
		queue.send("a", 0);
		expect(bodies(queue.receive(0, 10, undefined))).toEqual(["a"]);
		expect(queue.receive(999, 10, undefined)).toEqual([]);
		const [again] = queue.receive(1000, 10, undefined);
		expect(again?.receives).toBe(2);
	});

	it("is gone when it was deleted", () => {
		const queue = new Queue(options);
		queue.send("a", 0);
		const [message] = queue.receive(0, 10, undefined);
		if (message) queue.delete(message);
		expect(queue.receive(5000, 10, undefined)).toEqual([]);
	});

	it("is a dead letter after its tries", () => {
		const dead = new Queue({ ...options, name: "dead" });
		const queue = new Queue({
			...options,
			redrive: { arn: "arn:dead", tries: 2 },
		});
		queue.send("a", 0);
		for (const now of [0, 1000, 2000]) queue.receive(now, 10, dead);
		expect([queue.size, dead.bodies()]).toEqual([0, ["a"]]);
	});

	it("is received after the queue's delay", () => {
		const queue = new Queue({ ...options, delay: 5000 });
		queue.send("a", 0);
		expect(queue.receive(4999, 10, undefined)).toEqual([]);
		expect(queue.nextAfter(0)).toBe(5000);
		expect(bodies(queue.receive(5000, 10, undefined))).toEqual(["a"]);
	});
});

describe("an unruly standard queue", () => {
	it("delivers twice, and in another order", () => {
		const queue = new Queue(options, { chance: random(1), duplicates: 0.5 });
		for (let n = 0; n < 20; n++) queue.send(String(n), 0);
		const received = bodies(queue.receive(0, 100, undefined));
		expect(received.length).toBeGreaterThan(20);
		expect(new Set(received).size).toBe(20);
		expect(received).not.toEqual([...received].sort((a, b) => +a - +b));
	});
});

describe("a FIFO queue", () => {
	const fifo = new Queue({ ...options, fifo: true });

	it("takes a message of one deduplication id once in five minutes", () => {
		const ring = (now: number) =>
			fifo.send("ring", now, { groupId: "g", deduplicationId: "1" });
		ring(0);
		ring(299_999);
		expect(fifo.size).toBe(1);
		ring(300_000);
		expect(fifo.size).toBe(2);
	});

	it("gives no message of a group while another is worked on", () => {
		expect(fifo.receive(300_000, 1, undefined)).toHaveLength(1);
		expect(fifo.receive(300_000, 1, undefined)).toEqual([]);
	});

	it("refuses what has no group", () => {
		expect(() => fifo.send("a", 0)).toThrow("without a group");
	});
});
