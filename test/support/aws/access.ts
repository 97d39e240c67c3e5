// The policies of a synthesized site, and every call held against them: what was denied, what was used.
import type { AuthorizationRequest } from "../s3/answer.ts";
import { evaluate, type Grant, grantsOf, type Statement } from "./policies.ts";
import type { Resolved } from "./resolveTemplate.ts";
import { ACCOUNT } from "./resolveTemplate.ts";

export class Access {
	/** What was denied, as `function: action resource (why)`. */
	readonly denied: string[] = [];
	readonly #roles = new Map<string, Statement[]>();
	/** Policies of buckets, queues and topics, by ARN of what they stand on. */
	readonly #resources = new Map<string, Statement[]>();
	readonly #used = new Map<string, Set<string>>();

	constructor(resolved: Resolved) {
		// A role's policy that grows too long goes on in a managed one.
		for (const [, { Roles, PolicyDocument }] of [
			...resolved.of("AWS::IAM::Policy"),
			...resolved.of("AWS::IAM::ManagedPolicy"),
		])
			for (const role of Roles as string[])
				this.#roles.set(role, [
					...(this.#roles.get(role) ?? []),
					...(PolicyDocument as { Statement: Statement[] }).Statement,
				]);
		for (const type of [
			"AWS::S3::BucketPolicy",
			"AWS::SQS::QueuePolicy",
			"AWS::SNS::TopicPolicy",
		])
			for (const [, { PolicyDocument }] of resolved.of(type))
				for (const statement of (PolicyDocument as { Statement: Statement[] })
					.Statement)
					for (const resource of [statement.Resource].flat()) {
						const on = baseOf(resource ?? "");
						const known = this.#resources.get(on) ?? [];
						if (!known.includes(statement))
							this.#resources.set(on, [...known, statement]);
					}
	}

	/** A call of a role or a service. */
	may(
		principal: string,
		action: string,
		resource: string,
		context: Record<string, string> = {},
	): boolean {
		const verdict = evaluate(
			{
				principal,
				action,
				resource,
				context: {
					"aws:SecureTransport": "true",
					"s3:TlsVersion": "1.3",
					...context,
				},
			},
			this.#roles.get(principal) ?? [],
			this.#resources.get(baseOf(resource)) ?? [],
		);
		if (verdict.kind === "denied") {
			const said = `${principal}: ${action} ${resource} (${verdict.why})`;
			if (!this.denied.includes(said)) this.denied.push(said);
			return false;
		}
		const used = this.#used.get(principal) ?? new Set<string>();
		used.add(nameOf(verdict.by));
		this.#used.set(principal, used);
		return true;
	}

	/** A request to S3, by the role whose access key it came with. */
	mayOnS3(
		role: string,
		{ action, resource, request }: AuthorizationRequest,
	): boolean {
		const given = (header: string) => request.headers[header];
		const context: Record<string, string> = {};
		for (const condition of ["if-match", "if-none-match"] as const) {
			const value = given(condition);
			if (value !== undefined) context[`s3:${condition}`] = value;
		}
		return this.may(role, action, resource, context);
	}

	mayAsService(
		service: string,
		action: string,
		resource: string,
		from: string,
	): boolean {
		return this.may(service, action, resource, {
			"aws:SourceAccount": ACCOUNT,
			"aws:SourceArn": from,
		});
	}

	/** Pairs granted to a role that no call has used. */
	unused(role: string): string[] {
		const used = this.#used.get(role) ?? new Set();
		return grantsOf(this.#roles.get(role) ?? [])
			.map(nameOf)
			.filter((grant) => !used.has(grant))
			.sort();
	}
}

function nameOf({ action, resource }: Grant): string {
	return `${action} ${resource}`;
}

/** The bucket of an object; everything else is itself. */
function baseOf(arn: string): string {
	return arn.startsWith("arn:aws:s3:::") ? (arn.split("/")[0] as string) : arn;
}
