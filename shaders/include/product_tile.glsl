// A product of two matrices, tile by tile in shared memory. A workgroup computes TILE_ROWS × TILE_COLUMNS sums, an invocation ROWS × COLUMNS of
// them in registers. The left matrix comes as texels of 4 rows, the right one as texels of 4 successive terms of the sum; the two
// slices of TILE_DEPTH texels take turns: while one is multiplied, the next is on its way from memory.
// Threads   x = tile of columns, y = tile of rows, z = up to the includer
// Defines   THREADS THREADS_X THREADS_Y ROWS COLUMNS TILE_DEPTH
// The including shader gives local_size_x = THREADS, which is THREADS_X · THREADS_Y, and:
int leftStart(int row);             // where a texel of 4 rows begins; rows and columns beyond the last may come, and are not stored
int rightStart(int column);
vec4 leftAt(int start, int term);   // its rows at one term of the sum
vec4 rightAt(int start, int depth); // four successive terms of a column: 0 beyond the last, where the left matrix is 0 too
void store(int row, int column, vec4 sums);

#define TILE_ROWS (THREADS_Y * ROWS / 4)
#define TILE_COLUMNS (THREADS_X * COLUMNS)
#define LEFT_SIZE (TILE_DEPTH * 4 * TILE_ROWS)
#define RIGHT_SIZE (TILE_DEPTH * TILE_COLUMNS)
#define LEFT_LOADS (LEFT_SIZE / THREADS)
#define RIGHT_LOADS (RIGHT_SIZE / THREADS)

shared vec4 leftTile[2 * LEFT_SIZE];
shared vec4 rightTile[2 * RIGHT_SIZE];

// Sums over texels FIRST up to END of the depth.
void multiplyTile(int first, int end) {
  int id = int(gl_LocalInvocationIndex);
  // Eight columns by four rows are 32 neighbours, which run together: they read 8 and 4 texels of shared memory a step.
  int x = id % 8 + id / 32 % (THREADS_X / 8) * 8;
  int y = id / 8 % 4 + id / (4 * THREADS_X) * 4;
  int firstRow = int(gl_WorkGroupID.y) * TILE_ROWS;
  int firstColumn = int(gl_WorkGroupID.x) * TILE_COLUMNS;

  int left[LEFT_LOADS], right[RIGHT_LOADS];
  for (int i = 0; i < LEFT_LOADS; i++) left[i] = leftStart(firstRow + (id + i * THREADS) % TILE_ROWS);
  for (int i = 0; i < RIGHT_LOADS; i++) right[i] = rightStart(firstColumn + (id + i * THREADS) % TILE_COLUMNS);

  vec4 sums[ROWS / 4][COLUMNS];
  for (int q = 0; q < ROWS / 4; q++)
    for (int c = 0; c < COLUMNS; c++) sums[q][c] = vec4(0.0);

  vec4 nextLeft[LEFT_LOADS], nextRight[RIGHT_LOADS];
  int leftSlice = 0, rightSlice = 0;
  for (int i = 0; i < LEFT_LOADS; i++) leftTile[id + i * THREADS] = leftAt(left[i], first * 4 + (id + i * THREADS) / TILE_ROWS);
  for (int i = 0; i < RIGHT_LOADS; i++) rightTile[id + i * THREADS] = rightAt(right[i], first + (id + i * THREADS) / TILE_COLUMNS);
  memoryBarrierShared();
  barrier();

  for (int depth = first; depth < end; depth += TILE_DEPTH) {
    int next = depth + TILE_DEPTH;
    if (next < end) {
      for (int i = 0; i < LEFT_LOADS; i++) nextLeft[i] = leftAt(left[i], next * 4 + (id + i * THREADS) / TILE_ROWS);
      for (int i = 0; i < RIGHT_LOADS; i++) nextRight[i] = rightAt(right[i], next + (id + i * THREADS) / TILE_COLUMNS);
    }

    for (int k = 0; k < TILE_DEPTH; k++) {
      vec4 a[ROWS];
      for (int r = 0; r < ROWS; r++) a[r] = leftTile[leftSlice + (k * 4 + r % 4) * TILE_ROWS + y + r / 4 * THREADS_Y];
      for (int c = 0; c < COLUMNS; c++) {
        vec4 b = rightTile[rightSlice + k * TILE_COLUMNS + x + c * THREADS_X];
        for (int q = 0; q < ROWS / 4; q++) {
          sums[q][c] += b.x * a[q * 4];
          sums[q][c] += b.y * a[q * 4 + 1];
          sums[q][c] += b.z * a[q * 4 + 2];
          sums[q][c] += b.w * a[q * 4 + 3];
        }
      }
    }

    // The other slice was last read before the barrier behind us.
    leftSlice = LEFT_SIZE - leftSlice;
    rightSlice = RIGHT_SIZE - rightSlice;
    for (int i = 0; i < LEFT_LOADS; i++) leftTile[leftSlice + id + i * THREADS] = nextLeft[i];
    for (int i = 0; i < RIGHT_LOADS; i++) rightTile[rightSlice + id + i * THREADS] = nextRight[i];
    memoryBarrierShared();
    barrier();
  }

  for (int c = 0; c < COLUMNS; c++)
    for (int q = 0; q < ROWS / 4; q++) store(firstRow + y + q * THREADS_Y, firstColumn + x + c * THREADS_X, sums[q][c]);
}
