/** Property tests try the same values in every run: what fails fails always, not once in a thousand runs. */
import fc from 'fast-check';

const SEED = 20_261_122;

/** The variable HOLDPOINT_TEST_SEED looks for further faults with other values. */
fc.configureGlobal({ seed: Number(process.env['HOLDPOINT_TEST_SEED'] ?? SEED) });
