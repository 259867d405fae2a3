for (;;) process.stdout.write("babble ".repeat(1000));
