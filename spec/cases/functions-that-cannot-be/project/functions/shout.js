return words + '!';
