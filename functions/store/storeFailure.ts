// A store that cannot be used, and what somebody has to do about it.

export type StoreProblem =
	/** No answer, or none but "later", to any of the attempts. */
	| "unreachable"
	| "denied"
	| "no-credentials"
	| "no-region"
	| "no-bucket"
	/** The bucket is of another region than the one asked. */
	| "other-region"
	/** Takes conditional writes and does them unconditionally, or never. */
	| "conditions-ignored"
	/** The service does not know the operation. */
	| "unsupported"
	/** Refused for a reason of its own. */
	| "rejected";

const TEXTS: Readonly<Record<StoreProblem, string>> = {
	unreachable:
		"does not answer. Nothing is lost: run the same again. If it stays, look at the network, the endpoint and the service's own status",
	denied:
		"denies the request. The caller needs s3:GetObject, s3:PutObject and s3:DeleteObject on its objects, and s3:ListBucket on the bucket (without that an absent object looks denied)",
	"no-credentials":
		"cannot be asked without credentials. Set a profile, a role, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
	"no-region": "needs a region. Set AWS_REGION, or a region in the profile",
	"no-bucket":
		"is not there. Create the bucket first, or correct its name and the account",
	"other-region":
		"is in another region. Set AWS_REGION to the bucket's own region",
	"conditions-ignored":
		"does not keep conditional writes (If-None-Match, If-Match), so two writers would destroy each other's work. Use a service that has them, such as Amazon S3, or a directory",
	unsupported: "does not know an operation that is needed",
	rejected: "refused the request",
};

/** Nothing in it is secret. `place` as in `s3://bucket/prefix/`; `detail` is the service's own word. */
export class StoreFailure extends Error {
	readonly problem: StoreProblem;
	readonly place: string;
	readonly detail: string;

	constructor(problem: StoreProblem, place: string, detail: string) {
		super(`${place} ${TEXTS[problem]} (${detail}).`);
		this.name = "StoreFailure";
		this.problem = problem;
		this.place = place;
		this.detail = detail;
	}
}
