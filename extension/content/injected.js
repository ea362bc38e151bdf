// The last of the files, and the answer to who injected them: Firefox clones the value of the last one, and the files before
// leave functions behind, which can't be cloned.

true;
