// A model of SQS: visibility, redrive, delay, FIFO groups and deduplication, and what standard queues may do:
// deliver twice and in another order. Time is given, in milliseconds.
import type { Random } from "../random.ts";

export interface QueueMessage {
	messageId: string;
	body: string;
	groupId?: string;
	sentAt: number;
	visibleAt: number;
	receives: number;
}

export interface QueueOptions {
	name: string;
	arn: string;
	fifo: boolean;
	contentBasedDeduplication: boolean;
	/** Milliseconds. */
	delay: number;
	visibility: number;
	redrive?: { arn: string; tries: number };
}

export interface Unruliness {
	chance: Random;
	/** Of a message to be delivered twice. */
	duplicates: number;
}

const DEDUPLICATION = 5 * 60_000;

export class Queue {
	readonly options: QueueOptions;
	/** Sent so far, deduplicated ones aside. */
	sent = 0;
	#messages: QueueMessage[] = [];
	readonly #seen = new Map<string, number>();
	readonly #unruly: Unruliness | undefined;

	constructor(options: QueueOptions, unruly?: Unruliness) {
		this.options = options;
		this.#unruly = options.fifo ? undefined : unruly;
	}

	get size(): number {
		return this.#messages.length;
	}

	bodies(): string[] {
		return this.#messages.map(({ body }) => body);
	}

	/** When the next message that is hidden now can be received. */
	nextAfter(now: number): number | undefined {
		const times = this.#messages
			.map(({ visibleAt }) => visibleAt)
			.filter((at) => at > now);
		return times.length === 0 ? undefined : Math.min(...times);
	}

	send(
		body: string,
		now: number,
		{
			groupId,
			deduplicationId,
		}: { groupId?: string; deduplicationId?: string } = {},
	): void {
		const { fifo, contentBasedDeduplication, name, delay } = this.options;
		if (fifo) {
			if (!groupId) throw new Error(`${name}: a message without a group`);
			const id =
				deduplicationId ?? (contentBasedDeduplication ? body : undefined);
			if (id === undefined)
				throw new Error(`${name}: a message without a deduplication id`);
			const seen = this.#seen.get(id);
			if (seen !== undefined && now - seen < DEDUPLICATION) return;
			this.#seen.set(id, now);
		}
		const message: QueueMessage = {
			messageId: `${name}-${++this.sent}`,
			body,
			...(groupId ? { groupId } : {}),
			sentAt: now,
			visibleAt: now + delay,
			receives: 0,
		};
		this.#messages.push(message);
		if (this.#unruly && this.#unruly.chance() < this.#unruly.duplicates)
			this.#messages.push({ ...message });
	}

	/** What has been received too often goes to `dead`. */
	receive(now: number, most: number, dead: Queue | undefined): QueueMessage[] {
		const { fifo, visibility, redrive } = this.options;
		const taken: QueueMessage[] = [];
		for (const message of this.#inOrder(now)) {
			if (taken.length === most) break;
			if (fifo && this.#isBlocked(message, now)) continue;
			if (redrive && dead && message.receives >= redrive.tries) {
				this.delete(message);
				dead.send(message.body, now, {
					...(message.groupId ? { groupId: message.groupId } : {}),
					deduplicationId: message.messageId,
				});
				continue;
			}
			message.receives++;
			taken.push(message);
		}
		for (const message of taken) message.visibleAt = now + visibility;
		return taken;
	}

	delete(message: QueueMessage): void {
		this.#messages = this.#messages.filter((other) => other !== message);
	}

	#inOrder(now: number): QueueMessage[] {
		const visible = this.#messages.filter(({ visibleAt }) => visibleAt <= now);
		const chance = this.#unruly?.chance;
		if (!chance) return visible;
		return visible
			.map((message) => ({ message, at: chance() }))
			.sort((a, b) => a.at - b.at)
			.map(({ message }) => message);
	}

	/** A group waits for its message that is being worked on. */
	#isBlocked({ groupId }: QueueMessage, now: number): boolean {
		return this.#messages.some(
			(other) =>
				other.groupId === groupId &&
				other.visibleAt > now &&
				other.receives > 0,
		);
	}
}
