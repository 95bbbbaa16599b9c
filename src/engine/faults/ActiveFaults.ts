import { faultKey, type Fault, type FaultOf, type FaultType } from '../../domain';

/** A fault that lasts, with the position of its `fault.injected`. */
export interface ActiveFault<T extends FaultType = FaultType> {
  readonly fault: FaultOf<T>;
  readonly seq: number;
}

/** What a fault does to the health checks of a target. */
export type HealthCheckFault = 'fail' | 'pass' | null;

/** The faults that last now. The log says the same; this is the index for everything that plans. */
export class ActiveFaults {
  readonly #byKey = new Map<string, ActiveFault>();

  /** Nothing is wrong: spares the busiest callers the look-ups. */
  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }

  all(): readonly ActiveFault[] {
    return [...this.#byKey.values()];
  }

  get<T extends FaultType>(fault: FaultOf<T>): ActiveFault<T> | null {
    return (this.#byKey.get(faultKey(fault)) as ActiveFault<T> | undefined) ?? null;
  }

  add(fault: Fault, seq: number): void {
    this.#byKey.set(faultKey(fault), { fault, seq });
  }

  remove(fault: Fault): void {
    this.#byKey.delete(faultKey(fault));
  }

  /** All of these types, oldest first. */
  ofType<T extends FaultType>(...types: readonly T[]): readonly ActiveFault<T>[] {
    const found = this.all().filter(({ fault }) => (types as readonly FaultType[]).includes(fault.type));
    return found as unknown as ActiveFault<T>[];
  }

  /** A fault of the instance itself counts before one of all instances. */
  healthCheckOf(instance: string): HealthCheckFault {
    if (this.isEmpty) return null;
    for (const id of [instance, null]) {
      if (this.get<'healthCheck.fail'>({ type: 'healthCheck.fail', instance: id }) !== null) return 'fail';
      if (this.get<'healthCheck.pass'>({ type: 'healthCheck.pass', instance: id }) !== null) return 'pass';
    }
    return null;
  }
}
