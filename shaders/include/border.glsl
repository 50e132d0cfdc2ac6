// What a window sees outside the picture (src/LiveConv.Core/Ops/Border.cs).
#define BORDER_ZERO 0
#define BORDER_REPLICATE 1
#define BORDER_REFLECT 2

// The coordinate that the border shows at position, or -1 where the value is 0.
int mapBorder(int position, int size, int mode) {
  if (position >= 0 && position < size) return position;
  if (mode == BORDER_ZERO) return -1;
  if (mode == BORDER_REPLICATE) return clamp(position, 0, size - 1);
  int period = max(2 * (size - 1), 1);
  int folded = abs(position) % period;
  return size == 1 ? 0 : min(folded, period - folded);
}
