// The functions of a synthesized site: processes that run its bundles, reused as Lambda reuses them, and killed
// where a test asks for it.
import { join } from "node:path";
import { type Invocation, LambdaProcess } from "./lambdaProcess.ts";
import type { Resolved } from "./resolveTemplate.ts";

export interface CloudFunction {
	id: string;
	/** `ingest`, `publish`, …: the bundle. */
	name: string;
	role: string;
	start(): Promise<LambdaProcess>;
	idle: LambdaProcess[];
	all: LambdaProcess[];
}

export interface FunctionsOptions {
	/** Folder of the bundles. */
	bundles: string;
	/** Another runtime than our own bootstrap. */
	runtime?: string[];
	/** Beside what the template says: credentials, and where services are. */
	environment: (role: string) => Record<string, string>;
}

interface Trigger {
	/** Requests to S3 left until the process is killed. */
	left: number;
	lambda: CloudFunction;
}

/** For instance AWS's own runtime client: see test/ric. */
const RUNTIME = process.env.HUIXUN_RUNTIME?.split(" ");

export class Functions {
	/** Invocations that crashed or threw. */
	readonly failures: string[] = [];
	readonly #functions: CloudFunction[];
	readonly #triggers: Trigger[] = [];

	constructor(resolved: Resolved, options: FunctionsOptions) {
		this.#functions = resolved
			.of("AWS::Lambda::Function")
			.map(([id, properties]) => cloudFunction(id, properties, options));
	}

	named(name: string): CloudFunction {
		return this.#found((lambda) => lambda.name === name, name);
	}

	byId(id: string): CloudFunction {
		return this.#found((lambda) => lambda.id === id, id);
	}

	/** In a process that is idle, or one of its own. `time` in milliseconds, instead of the function's own. */
	async run(
		lambda: CloudFunction,
		event: unknown,
		time?: number,
	): Promise<Invocation> {
		const process = lambda.idle.pop() ?? (await lambda.start());
		if (!lambda.all.includes(process)) lambda.all.push(process);
		const outcome = await process.invoke(event, time);
		if (process.isAlive && outcome.kind !== "crashed")
			lambda.idle.push(process);
		if (outcome.kind !== "returned")
			this.failures.push(
				outcome.kind === "threw"
					? `${lambda.name}: ${outcome.error.errorMessage}`
					: `${lambda.name}: crashed`,
			);
		return outcome;
	}

	/** The function's process dies at its n-th request to S3 from now. */
	killAt(name: string, requests: number): void {
		this.#triggers.push({ left: requests, lambda: this.named(name) });
	}

	/** To be called at each request to S3. */
	countRequest(role: string): void {
		for (const trigger of [...this.#triggers]) {
			if (trigger.lambda.role !== role || --trigger.left > 0) continue;
			this.#triggers.splice(this.#triggers.indexOf(trigger), 1);
			for (const process of trigger.lambda.all)
				if (!trigger.lambda.idle.includes(process)) process.kill();
		}
	}

	/** Milliseconds from the start of each process to its first result, by function. */
	firstResults(): Record<string, number[]> {
		return Object.fromEntries(
			this.#functions.map(({ name, all }) => [
				name,
				all.flatMap(({ firstResult }) => firstResult ?? []),
			]),
		);
	}

	/** Everything that the function's processes have said. */
	output(name: string): string[] {
		return this.named(name).all.flatMap((process) => process.output);
	}

	async close(): Promise<void> {
		for (const { all } of this.#functions)
			await Promise.all(all.map((process) => process.close()));
	}

	#found(is: (lambda: CloudFunction) => boolean, name: string): CloudFunction {
		const found = this.#functions.find(is);
		if (!found) throw new Error(`no function ${name}`);
		return found;
	}
}

/** Logical ids of the functions' roles. */
export function rolesOf(resolved: Resolved): string[] {
	return resolved
		.of("AWS::Lambda::Function")
		.map(([, { Role }]) => roleOf(Role as string));
}

/** ARN → logical id. */
function roleOf(arn: string): string {
	return arn.split(":").at(-1) as string;
}

function cloudFunction(
	id: string,
	properties: Record<string, unknown>,
	{ bundles, runtime = RUNTIME, environment }: FunctionsOptions,
): CloudFunction {
	const { Environment, MemorySize, Timeout, Role } = properties as {
		Environment: { Variables: Record<string, string> };
		MemorySize: number;
		Timeout: number;
		Role: string;
	};
	const { Variables } = Environment;
	const name = Variables.POWERTOOLS_SERVICE_NAME?.split("/")[1] ?? "";
	const role = roleOf(Role);
	return {
		id,
		name,
		role,
		idle: [],
		all: [],
		start: () =>
			LambdaProcess.start({
				name: id,
				code: join(bundles, name),
				memory: MemorySize,
				timeout: Timeout * 1000,
				...(runtime ? { runtime } : {}),
				environment: { ...Variables, ...environment(role) },
			}),
	};
}
