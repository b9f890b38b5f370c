// expect: nothing
export function snap(x, y, gridSize) {
  return { x: Math.round(x / gridSize) * gridSize, y: Math.round(y / gridSize) * gridSize };
}
export const slider = (value, step) => Math.floor(value / step) * step;
