//! Least squares with a pull towards zero, on figures scaled to the same spread.

/// Sums that the fit needs, gathered row by row; those of several parts of the data add up.
#[derive(Debug, Clone)]
pub(super) struct Ridge {
    width: usize,
    weight: f64,
    sum: Vec<f64>,
    products: Vec<f64>,
    targets: Vec<f64>,
    target: f64,
}

impl Ridge {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            weight: 0.0,
            sum: vec![0.0; width],
            products: vec![0.0; width * width],
            targets: vec![0.0; width],
            target: 0.0,
        }
    }

    /// Adds a row with its target.
    pub(super) fn add(&mut self, row: &[f64], target: f64, weight: f64) {
        self.weight += weight;
        self.target += weight * target;
        for (i, &value) in row.iter().enumerate() {
            self.sum[i] += weight * value;
            self.targets[i] += weight * value * target;
            let start = i * self.width;
            for (product, other) in self.products[start..=start + i].iter_mut().zip(row) {
                *product += weight * value * other;
            }
        }
    }

    /// Adds the sums of another part of the data.
    pub(super) fn join(&mut self, other: &Self) {
        self.weight += other.weight;
        self.target += other.target;
        for (mine, theirs) in [
            (&mut self.sum, &other.sum),
            (&mut self.products, &other.products),
            (&mut self.targets, &other.targets),
        ] {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
    }

    /// The weights; `pull` is in units of rows.
    pub(super) fn solve(&self, pull: f64) -> Vec<f32> {
        let n = self.width;
        let mean = |i: usize| self.sum[i] / self.weight;
        let spread: Vec<f64> = (0..n)
            .map(|i| libm::sqrt((self.products[i * n + i] / self.weight - mean(i) * mean(i)).max(0.0)) + 1e-6)
            .collect();
        let mut matrix = vec![0.0; n * n];
        let mut right = vec![0.0; n];
        for i in 0..n {
            for j in 0..=i {
                let centred = self.products[i * n + j] - self.weight * mean(i) * mean(j);
                matrix[i * n + j] = centred / (spread[i] * spread[j]);
            }
            matrix[i * n + i] += pull;
            right[i] = (self.targets[i] - mean(i) * self.target) / spread[i];
        }
        cholesky(&mut matrix, &mut right, n);
        right.iter().zip(&spread).map(|(weight, spread)| (weight / spread) as f32).collect()
    }
}

/// Solves in place; the matrix is symmetric and its lower half given.
fn cholesky(matrix: &mut [f64], right: &mut [f64], n: usize) {
    for i in 0..n {
        for j in 0..=i {
            let mut sum = matrix[i * n + j];
            for k in 0..j {
                sum -= matrix[i * n + k] * matrix[j * n + k];
            }
            matrix[i * n + j] = if i == j { libm::sqrt(sum.max(1e-9)) } else { sum / matrix[j * n + j] };
        }
    }
    for i in 0..n {
        let done: f64 = (0..i).map(|k| matrix[i * n + k] * right[k]).sum();
        right[i] = (right[i] - done) / matrix[i * n + i];
    }
    for i in (0..n).rev() {
        let done: f64 = (i + 1..n).map(|k| matrix[k * n + i] * right[k]).sum();
        right[i] = (right[i] - done) / matrix[i * n + i];
    }
}
