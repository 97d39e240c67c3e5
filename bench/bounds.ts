// What one more notice, a correction and a withdrawal cost in archives of a hundred, ten thousand and
// a million notices: node --import tsx bench/bounds.ts [PUBLISHES=1000]. Requests and bytes are exact;
// times are those of this machine, so only their ratios in one run say anything.
import {
	type Cost,
	largestOf,
	MeasuredSite,
	type Run,
	summaryOf,
} from "../test/support/archive/measure.ts";

const SIZES = [100, 10_000, 1_000_000];
const publishes = Number(process.argv[2] ?? 1000);

function print(name: string, costs: readonly Cost[]): void {
	const of = (value: (cost: Cost) => number, unit = 1) => {
		const { mean, most } = summaryOf(costs.map(value));
		return `${(mean / unit).toFixed(1).padStart(9)} ${(most / unit).toFixed(unit === 1 ? 0 : 1).padStart(9)}`;
	};
	console.log(
		name.padEnd(34),
		of(({ requests }) => requests),
		of(({ read }) => read, 1024),
		of(({ written }) => written, 1024),
	);
}

console.log(
	`${"".padEnd(34)}  requests             KiB read             KiB written`,
);
console.log(`${"".padEnd(34)} ${"     mean      most".repeat(3)}`);
const times: number[] = [];
const largest: Map<string, number>[] = [];
for (const size of SIZES) {
	const added = new MeasuredSite(size);
	const runs: Run[] = [];
	// The first are not timed: code is still cold, and the archive's own objects are made up.
	const warm = Math.min(50, publishes / 2);
	let begun = process.cpuUsage().user;
	for (let n = 0; n < publishes; n++) {
		if (n === warm) begun = process.cpuUsage().user;
		runs.push(await added.add());
	}
	times.push((process.cpuUsage().user - begun) / 1000 / (publishes - warm));
	const costs = runs.map(({ publish }) => publish);
	largest.push(largestOf(costs));
	print(
		`${size}: normalize`,
		runs.map(({ normalize }) => normalize),
	);
	print(`${size}: publish one more`, costs);
	const old = new MeasuredSite(size);
	const corrections: Run[] = [];
	for (let n = 5; n < 45; n += 2)
		corrections.push(await old.change(n, { clock: "10:30" }));
	print(
		`${size}: correct an old one`,
		corrections.map(({ publish }) => publish),
	);
	for (const reason of ["published_in_error", "privacy"]) {
		const site = new MeasuredSite(size);
		const withdrawals: Run[] = [];
		for (let n = 5; n < 45; n += 2)
			withdrawals.push(
				await site.change(n, { metadata: `withdrawn: ${reason}\n` }),
			);
		print(
			`${size}: withdraw (${reason})`,
			withdrawals.map(({ publish }) => publish),
		);
	}
}
console.log("\nlargest object, bytes");
for (const family of [...(largest[0]?.keys() ?? [])].sort())
	console.log(
		family.padEnd(34),
		...largest.map((one) => String(one.get(family) ?? 0).padStart(10)),
	);
const [first = 1] = times;
console.log(
	`\ncomputing a notice: ${times.map((time, n) => `${SIZES[n]}: ${(time / first).toFixed(2)}`).join(", ")} × that of the first`,
);
