// The state: drafts, marks, the journal and its head. Private to the functions.
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket, IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { keys } from "../functions/journal/keys.ts";
import { keptBucket } from "./keptBucket.ts";
import { inEveryEpoch } from "./permissions.ts";

export class StateStore extends Construct {
	readonly bucket: Bucket;

	constructor(
		scope: Construct,
		id: string,
		{ keepVersions, logs }: { keepVersions: number; logs: IBucket },
	) {
		super(scope, id);
		this.bucket = keptBucket(this, "Bucket", {
			keepVersions,
			serverAccessLogsBucket: logs,
			serverAccessLogsPrefix: "store/",
		});
		const heads = inEveryEpoch([keys.head()]).map((key) =>
			this.bucket.arnForObjects(key),
		);
		this.bucket.addToResourcePolicy(
			new PolicyStatement({
				sid: "HeadOnlyByCompareAndSwap",
				effect: Effect.DENY,
				principals: [new AnyPrincipal()],
				actions: ["s3:PutObject"],
				resources: heads,
				// Both are missing: neither "create" nor "replace what I read".
				conditions: {
					Null: { "s3:if-match": "true", "s3:if-none-match": "true" },
				},
			}),
		);
		this.bucket.addToResourcePolicy(
			new PolicyStatement({
				// By its key. Versions cannot be told apart by a policy, and the old ones of the head go with what
				// was taken back: that no current one does is the code's to see to.
				sid: "HeadIsNeverDeleted",
				effect: Effect.DENY,
				principals: [new AnyPrincipal()],
				actions: ["s3:DeleteObject"],
				resources: heads,
			}),
		);
	}
}
