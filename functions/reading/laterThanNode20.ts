// Four standard functions (ES2024 to ES2026) that the PDF library calls and Node 20 lacks. Where a runtime
// has them this does nothing.

type Constructors = {
	promise: PromiseConstructor & {
		try?: unknown;
		withResolvers?: unknown;
	};
	url: typeof URL & { parse?: unknown };
	math: Math & { sumPrecise?: unknown };
};

/** Once, before the library is loaded. */
export function addMissingFunctions(): void {
	const { promise, url, math }: Constructors = {
		promise: Promise,
		url: URL,
		math: Math,
	};
	promise.withResolvers ??= withResolvers;
	promise.try ??= tryIt;
	url.parse ??= parse;
	math.sumPrecise ??= sumPrecise;
}

function withResolvers() {
	let resolve: unknown;
	let reject: unknown;
	const promise = new Promise((yes, no) => {
		resolve = yes;
		reject = no;
	});
	return { promise, resolve, reject };
}

function tryIt<T>(
	call: (...args: readonly unknown[]) => T,
	...args: readonly unknown[]
): Promise<T> {
	return new Promise((resolve) => resolve(call(...args)));
}

function parse(address: string, base?: string): URL | null {
	return URL.canParse(address, base) ? new URL(address, base) : null;
}

function sumPrecise(values: Iterable<number>): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}
