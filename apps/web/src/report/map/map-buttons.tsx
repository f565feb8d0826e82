/** For whoever has no wheel and no second finger. */
export function MapButtons(props: {
  readonly words: { readonly zoomIn: string; readonly zoomOut: string; readonly showAll: string };
  readonly onZoom: (steps: number) => void;
  readonly onShowAll: () => void;
}) {
  const { words, onZoom, onShowAll } = props;
  return (
    <div className="map-buttons">
      <button type="button" aria-label={words.zoomIn} onClick={() => onZoom(1)}>
        +
      </button>
      <button type="button" aria-label={words.zoomOut} onClick={() => onZoom(-1)}>
        −
      </button>
      <button type="button" aria-label={words.showAll} title={words.showAll} onClick={onShowAll}>
        ⤢
      </button>
    </div>
  );
}
