// Faults struck on purpose: which request, and whether before or after it took effect. No timers.

export type FaultKind =
	/** Refused; nothing happened. */
	| "409 ConditionalRequestConflict"
	| "503 SlowDown"
	| "500 before"
	/** The operation took effect; the reply says that it failed. */
	| "500 after commit"
	/** The connection breaks, before the operation or in place of its reply. */
	| "reset before"
	| "reset after commit"
	/** Nothing happens and nothing is answered until the server closes. */
	| "hang"
	/** The operation, or only its reply, waits for a promise that the test resolves. */
	| { delay: Promise<unknown> }
	| { delayReply: Promise<unknown> };

/** All that is given must hold. */
export interface FaultTarget {
	method?: string;
	operation?: string;
	bucket?: string;
	key?: RegExp;
}

/** Resolves when the request that the fault is for has come. */
export interface PlannedFault {
	struck: Promise<void>;
}

interface Plan {
	target: FaultTarget;
	kind: FaultKind;
	/** Strikes each time that so many matching requests have come; unset strikes once. */
	every?: number;
	seen: number;
	strike: () => void;
}

export class Faults {
	#plans: Plan[] = [];

	/** The next request that matches; several such plans strike one after the other. */
	next(fault: FaultTarget & { kind: FaultKind }): PlannedFault {
		const { kind, ...target } = fault;
		return this.#add({ target, kind });
	}

	/** Every n-th request that matches, counted from here. */
	every(n: number, kind: FaultKind, target: FaultTarget = {}): PlannedFault {
		if (!Number.isInteger(n) || n < 1)
			throw new RangeError(`not a number of requests: ${n}`);
		return this.#add({ target, kind, every: n });
	}

	/** No more faults; what hangs goes on hanging. */
	clear(): void {
		this.#plans = [];
	}

	/** Called once for each request; plans are tried in the order in which they were made. */
	take(request: Required<Omit<FaultTarget, "key">> & { key: string }) {
		let taken: FaultKind | undefined;
		for (const plan of [...this.#plans]) {
			if (!matches(plan.target, request)) continue;
			plan.seen++;
			if (taken !== undefined) continue;
			if (plan.every === undefined)
				this.#plans = this.#plans.filter((other) => other !== plan);
			else if (plan.seen % plan.every !== 0) continue;
			plan.strike();
			taken = plan.kind;
		}
		return taken;
	}

	#add(plan: Omit<Plan, "seen" | "strike">): PlannedFault {
		let strike = () => {};
		const struck = new Promise<void>((resolve) => {
			strike = resolve;
		});
		this.#plans.push({ ...plan, seen: 0, strike });
		return { struck };
	}
}

function matches(
	target: FaultTarget,
	request: { method: string; operation: string; bucket: string; key: string },
): boolean {
	return (
		(target.method ?? request.method) === request.method &&
		(target.operation ?? request.operation) === request.operation &&
		(target.bucket ?? request.bucket) === request.bucket &&
		(target.key === undefined || request.key.search(target.key) >= 0)
	);
}
