/**
 * An object of the private state is lost or torn, where what is left shows that it was there. Nothing is
 * published over such a state: it is restored from a backup, or begun again from the sources (`restart`).
 */
export class DamagedState extends Error {
	readonly key: string;

	constructor(key: string, problem: string) {
		super(`${key}: ${problem}`);
		this.key = key;
	}
}
