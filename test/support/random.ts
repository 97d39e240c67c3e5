// Chance that can be repeated: a small generator with a seed (mulberry32).

export type Random = () => number;

export function random(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export function pick<T>(from: readonly T[], chance: Random): T {
	return from[Math.floor(chance() * from.length)] as T;
}
