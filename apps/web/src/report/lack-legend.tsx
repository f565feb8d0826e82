import { useReport } from './report-context.tsx';

/** The ramp of what is missing: pale is all, dark is none. */
export function LackLegend(props: { readonly label: string; readonly hasAbsent?: boolean }) {
  const { words, palette } = useReport();
  return (
    <p className="lack-legend">
      <span>{props.label}</span>
      <span>100%</span>
      {palette.lack.map((colour) => (
        <i key={colour} style={{ backgroundColor: colour }} />
      ))}
      <span>0%</span>
      {props.hasAbsent === true && (
        <>
          <i className="cell-absent" />
          <span>{words.noneMark}</span>
        </>
      )}
    </p>
  );
}
