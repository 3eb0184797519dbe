// SPDX-License-Identifier: Apache-2.0
interface Props {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly note?: string | undefined;
  readonly testId?: string;
}

/** A number with its name. */
export const Figure = ({ label, value, unit, note, testId }: Props) => (
  <div className="ch-figure">
    <dt>{label}</dt>
    <dd data-testid={testId}>
      <span className="ch-figure-value">{value}</span>
      {unit !== undefined && <span className="ch-figure-unit"> {unit}</span>}
      {note !== undefined && <span className="ch-figure-note">{note}</span>}
    </dd>
  </div>
);
