package io.eldercare.plan.rank;

import java.util.Arrays;
import java.util.Random;

/**
 * How much of the variance of each output comes from each input: first-order indices with the estimator of Saltelli et al., Variance based
 * sensitivity analysis of model output, Comput. Phys. Commun. 181, 2010 (table 2, b), total indices with that of Jansen 1999 (ibid., f).
 * Inputs are independent. Estimates carry sampling noise and may fall a little below nought.
 *
 * @param first first-order index, [input][output]: the variance that goes when this input alone is fixed
 * @param total total index, [input][output]: the variance that stays when all others are fixed
 * @param variance of each output
 */
public record SobolIndices(double[][] first, double[][] total, double[] variance) {

    /** The function under study: some outputs for the values of all inputs. Must not keep or change its argument. */
    public interface Model {
        double[] outputs(double[] inputs);
    }

    /** Where inputs come from. */
    public interface Inputs {
        int count();

        double draw(int input, Random random);
    }

    /**
     * @param samples rows of each of the two sample matrices; the model runs samples × (inputs + 2) times
     */
    public static SobolIndices of(Inputs inputs, Model model, int samples, long seed) {
        Random random = new Random(seed);
        double[][] left = sample(inputs, samples, random);
        double[][] right = sample(inputs, samples, random);
        double[][] leftOutputs = outputs(model, left);
        double[][] rightOutputs = outputs(model, right);
        int width = samples == 0 ? 0 : leftOutputs[0].length;
        double[] mean = mean(leftOutputs, rightOutputs, width);
        double[] variance = variance(leftOutputs, rightOutputs, mean);
        double[][] first = new double[inputs.count()][width];
        double[][] total = new double[inputs.count()][width];
        for (int input = 0; input < inputs.count(); input++) {
            for (int row = 0; row < samples; row++) {
                double[] mixed = left[row].clone();
                mixed[input] = right[row][input];
                double[] result = model.outputs(mixed);
                for (int output = 0; output < width; output++) {
                    double step = result[output] - leftOutputs[row][output];
                    first[input][output] += (rightOutputs[row][output] - mean[output]) * step;
                    total[input][output] += step * step / 2;
                }
            }
            divide(first[input], variance, samples);
            divide(total[input], variance, samples);
        }
        return new SobolIndices(first, total, variance);
    }

    private static double[][] sample(Inputs inputs, int samples, Random random) {
        double[][] matrix = new double[samples][inputs.count()];
        for (double[] row : matrix) {
            for (int input = 0; input < row.length; input++) {
                row[input] = inputs.draw(input, random);
            }
        }
        return matrix;
    }

    private static double[][] outputs(Model model, double[][] rows) {
        double[][] outputs = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            outputs[row] = model.outputs(rows[row]);
        }
        return outputs;
    }

    private static double[] mean(double[][] left, double[][] right, int width) {
        double[] mean = new double[width];
        for (int row = 0; row < left.length; row++) {
            for (int output = 0; output < width; output++) {
                mean[output] += (left[row][output] + right[row][output]) / (2.0 * left.length);
            }
        }
        return mean;
    }

    private static double[] variance(double[][] left, double[][] right, double[] mean) {
        double[] variance = new double[mean.length];
        for (int row = 0; row < left.length; row++) {
            for (int output = 0; output < mean.length; output++) {
                double one = left[row][output] - mean[output];
                double two = right[row][output] - mean[output];
                variance[output] += (one * one + two * two) / (2.0 * left.length);
            }
        }
        return variance;
    }

    /** An output that never moves has no variance to share out: its indices are nought. */
    private static void divide(double[] sums, double[] variance, int samples) {
        for (int output = 0; output < sums.length; output++) {
            sums[output] = variance[output] > 0 ? sums[output] / samples / variance[output] : 0;
        }
    }

    /**
     * One index for all outputs together: the indices weighted by the variance of their outputs (Lamboni, Monod and Makowski 2011).
     *
     * @param indices of one input, a number an output
     */
    public double overall(double[] indices) {
        double[] moved = new double[variance.length];
        for (int output = 0; output < moved.length; output++) {
            moved[output] = indices[output] * variance[output];
        }
        double whole = sum(variance);
        return whole > 0 ? sum(moved) / whole : 0;
    }

    /** In the order of size, so that the order of the outputs changes no bit. */
    private static double sum(double[] numbers) {
        return Arrays.stream(numbers).sorted().reduce(0, Double::sum);
    }
}
