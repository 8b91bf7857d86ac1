"""Rasa's command line, loaded in about half the time: run in the dialogue environment in place of ``-m rasa``."""

import gc


def main() -> None:
    """Load what is slow in the right order, then do what the command line says.

    skops looks for some hundred functions in every module that is loaded. Beside the thousands of TensorFlow that took
    nearly as long as all else at the start, so skops comes first. What is loaded stays: the collector need not walk it.
    """
    gc.disable()
    import skops.io  # noqa: F401, I001

    import rasa.core.run
    import rasa.__main__

    gc.enable()
    gc.freeze()
    rasa.__main__.main()


if __name__ == "__main__":
    main()
